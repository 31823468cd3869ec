/** Milliseconds before a retry: after the first failure, and at most. */
const MIN_DELAY_MS = 1_000
const MAX_DELAY_MS = 20_000

/**
 * Waits before a retry: longer after more failures, but no longer than until the browser is online again.
 * @param retryAfter seconds requested by the server
 * @throws AbortError
 */
export const waitForRetry = (failures: number, signal: AbortSignal, retryAfter = 0) =>
  new Promise<void>((resolve, reject) => {
    if (signal.aborted) return reject(new DOMException('Cancelled', 'AbortError'))
    const wait = Math.max(
      retryAfter * 1_000,
      Math.min(MAX_DELAY_MS, MIN_DELAY_MS * 2 ** failures) * (0.75 + Math.random() / 2),
    )
    const finish = (end: () => void) => {
      clearTimeout(timer)
      window.removeEventListener('online', goOn)
      signal.removeEventListener('abort', cancel)
      end()
    }
    const goOn = () => finish(resolve)
    const cancel = () => finish(() => reject(new DOMException('Cancelled', 'AbortError')))
    const timer = setTimeout(goOn, wait)
    if (retryAfter === 0) window.addEventListener('online', goOn)
    signal.addEventListener('abort', cancel)
  })
