/** Milliseconds until a stream that was refused is asked for again: at first, and at most. */
const MIN_DELAY_MS = 3_000
const MAX_DELAY_MS = 60_000

/**
 * Calls `onState` with the state that an endpoint of `sendEvents` tells, now and each time it changes, while the page is
 * visible: hidden tabs let their connection go, of which a browser has few. @returns what ends it
 */
export function subscribeToState<State>(address: string, onState: (state: State) => void): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let delay = MIN_DELAY_MS

  const close = () => {
    clearTimeout(timer)
    source?.close()
    source = undefined
  }
  const open = () => {
    close()
    source = new EventSource(address)
    source.addEventListener('state', (event) => {
      delay = MIN_DELAY_MS
      onState(JSON.parse(event.data))
    })
    source.addEventListener('error', () => {
      // A lost connection is made again by the browser; a refusal is final for it.
      if (source?.readyState !== EventSource.CLOSED) return
      timer = setTimeout(open, delay)
      delay = Math.min(delay * 2, MAX_DELAY_MS)
    })
  }
  const toggle = () => (document.visibilityState === 'visible' ? open() : close())

  document.addEventListener('visibilitychange', toggle)
  toggle()
  return () => {
    document.removeEventListener('visibilitychange', toggle)
    close()
  }
}
