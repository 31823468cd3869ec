import type { JourneyState } from '@plugins/pipeline/queries/readJourneys'
import { subscribeToState } from '../live/subscribeToState'

/** Milliseconds until a silent stream counts as blocked by a proxy, and between polls from then on. */
const POLL_INTERVAL_MS = 5_000

/**
 * Calls `onJourneys` with the processing state of these builds' files, now and at each change. Polls every few seconds
 * if no stream gets through, such as behind a buffering proxy.
 * @returns a function to unsubscribe
 */
export function subscribeToJourneys(
  ids: readonly string[],
  onJourneys: (journeys: JourneyState[]) => void,
): () => void {
  const address = `/api/uploads/journeys?ids=${ids.join(',')}`
  let isHeard = false
  const endStream = subscribeToState<{ docs: JourneyState[] }>(address, ({ docs }) => {
    isHeard = true
    onJourneys(docs)
  })
  const ending = new AbortController()
  const look = async () => {
    if (isHeard || document.visibilityState === 'hidden') return
    const response = await fetch(address, { cache: 'no-store', signal: ending.signal }).catch(() => undefined)
    const body: { docs: JourneyState[] } | undefined = response?.ok ? await response.json() : undefined
    if (body && !ending.signal.aborted && !isHeard) onJourneys(body.docs)
  }
  const timer = setInterval(() => void look(), POLL_INTERVAL_MS)
  return () => {
    ending.abort()
    clearInterval(timer)
    endStream()
  }
}
