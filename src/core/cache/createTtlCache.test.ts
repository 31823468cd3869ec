import { expect, it, vi } from 'vitest'
import { createTtlCache } from './createTtlCache'

const TTL_MS = 200
const counted = (values: (string | Error)[]) => {
  const left = [...values]
  return vi.fn(async () => {
    const value = left.shift()
    if (value instanceof Error) throw value
    return value
  })
}
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

it('reads once for all who ask at once', async () => {
  const cached = createTtlCache<string | undefined>(TTL_MS, 10)
  const read = counted(['one', 'two'])
  expect(await Promise.all([cached('a', read), cached('a', read)])).toEqual(['one', 'one'])
  expect(await cached('a', read)).toBe('one')
  expect(read).toHaveBeenCalledTimes(1)
})

it('keeps an answer that there is nothing', async () => {
  const cached = createTtlCache<string | undefined>(TTL_MS, 10)
  const read = vi.fn(async () => undefined)
  await cached('a', read)
  await cached('a', read)
  expect(read).toHaveBeenCalledTimes(1)
})

it('reads again after its time', async () => {
  const cached = createTtlCache<string | undefined>(TTL_MS, 10)
  const read = counted(['one', 'two'])
  await cached('a', read)
  await pause(TTL_MS + 50)
  expect(await cached('a', read)).toBe('two')
})

it('keeps no failure', async () => {
  const cached = createTtlCache<string | undefined>(TTL_MS, 10)
  const read = counted([new Error('lost'), 'two'])
  await expect(cached('a', read)).rejects.toThrow('lost')
  expect(await cached('a', read)).toBe('two')
})

it('forgets what was asked for longest ago where it has no room', async () => {
  const cached = createTtlCache<string | undefined>(60_000, 2)
  const read = (value: string) => async () => value
  await cached('a', read('a1'))
  await cached('b', read('b1'))
  await cached('a', read('a2'))
  await cached('c', read('c1'))
  expect([await cached('a', read('a3')), await cached('b', read('b2'))]).toEqual(['a1', 'b2'])
})
