/** Milliseconds until a stream that was refused is asked for again: at first, and at most. */
const FIRST_DELAY = 3_000
const LONGEST_DELAY = 60_000

/**
 * Calls `onState` with the state that an endpoint of `sendEvents` tells, now and each time it changes, while the page is
 * visible: hidden tabs let their connection go, of which a browser has few. @returns what ends it
 */
export function followState<State>(address: string, onState: (state: State) => void): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let delay = FIRST_DELAY

  const close = () => {
    clearTimeout(timer)
    source?.close()
    source = undefined
  }
  const open = () => {
    close()
    source = new EventSource(address)
    source.addEventListener('state', (event) => {
      delay = FIRST_DELAY
      onState(JSON.parse(event.data))
    })
    source.addEventListener('error', () => {
      // A lost connection is made again by the browser; a refusal is final for it.
      if (source?.readyState !== EventSource.CLOSED) return
      timer = setTimeout(open, delay)
      delay = Math.min(delay * 2, LONGEST_DELAY)
    })
  }
  const heed = () => (document.visibilityState === 'visible' ? open() : close())

  document.addEventListener('visibilitychange', heed)
  heed()
  return () => {
    document.removeEventListener('visibilitychange', heed)
    close()
  }
}
