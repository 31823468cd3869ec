import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { waitForRetry } from './waitForRetry'

describe('the wait before another try', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    vi.stubGlobal('window', new EventTarget())
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  })

  /** Milliseconds until it resolves; events in between happen after half a second. */
  async function measure(failures: number, retryAfter?: number, meanwhile?: () => void): Promise<number> {
    const begun = Date.now()
    const waiting = waitForRetry(failures, new AbortController().signal, retryAfter).then(() => Date.now() - begun)
    await vi.advanceTimersByTimeAsync(500)
    meanwhile?.()
    await vi.advanceTimersByTimeAsync(120_000)
    return waiting
  }

  it.each([
    ['after the first failure', 0, undefined, 1_000],
    ['twice as long after the second', 1, undefined, 2_000],
    ['no longer than 20 s', 10, undefined, 20_000],
    ['as long as the site asks for', 0, 60, 60_000],
    ['longer than the site asks for', 3, 2, 8_000],
  ])('is taken: %s', async (_how, failures, retryAfter, wanted) => {
    expect(await measure(failures, retryAfter)).toBe(wanted)
  })

  const goOnline = () => window.dispatchEvent(new Event('online'))
  it('ends when the browser is online again', async () => {
    expect(await measure(10, undefined, goOnline)).toBe(500)
  })

  it('does not end by that where the site asked to wait', async () => {
    expect(await measure(0, 30, goOnline)).toBe(30_000)
  })

  it('ends in an error when it is cancelled', async () => {
    const controller = new AbortController()
    const waiting = waitForRetry(10, controller.signal)
    controller.abort()
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
    await expect(waitForRetry(0, controller.signal)).rejects.toMatchObject({ name: 'AbortError' })
    expect(vi.getTimerCount()).toBe(0)
  })
})
