import type { JourneyState } from '@plugins/pipeline/queries/readJourneys'
import { subscribeToState } from '../live/subscribeToState'

/** Milliseconds until a stream that has said nothing counts as held up on the way, and between two looks by ourselves then. */
const POLL_INTERVAL_MS = 5_000

/**
 * Calls `onJourneys` with how far these builds' files have got, now and at each change. Where no stream gets through, as behind a
 * proxy that collects before it passes on, it asks every few seconds. @returns what ends it
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
