/** Milliseconds before retrying a rejected stream: at first, and at most. */
const MIN_DELAY_MS = 3_000
const MAX_DELAY_MS = 60_000

/**
 * Calls `onState` with the state that a `sendEvents` endpoint sends, now and at each change. Disconnects while the page
 * is hidden, because browsers limit connections.
 * @returns a function to unsubscribe
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
      // The browser reconnects after a lost connection, but not after a rejection.
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
