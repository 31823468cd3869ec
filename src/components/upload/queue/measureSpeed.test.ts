import { describe, expect, it } from 'vitest'
import { measureSpeed } from './measureSpeed'

describe('the speed of an upload', () => {
  it('is not told before it is known', () => {
    const speed = measureSpeed()
    expect(speed(0, 0)).toBeUndefined()
    expect(speed(100, 100)).toBeUndefined()
  })

  it('is that of the last seconds', () => {
    const speed = measureSpeed()
    speed(0, 0)
    expect(speed(1_000, 1_000)).toBe(1_000)
    expect(speed(2_000, 10_000)).toBeUndefined()
    expect(speed(2_500, 11_000)).toBe(500)
  })

  it('restarts when bytes have to be sent again', () => {
    const speed = measureSpeed()
    speed(0, 0)
    speed(5_000, 1_000)
    expect(speed(2_000, 1_100)).toBeUndefined()
    expect(speed(2_500, 1_600)).toBe(1_000)
  })
})
