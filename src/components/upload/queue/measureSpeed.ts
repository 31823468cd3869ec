/** Milliseconds of the averaging window, and the minimum span for a result. */
const WINDOW_MS = 6_000
const MIN_SPAN_MS = 400

/** Computes bytes per second from progress reports; undefined until there is enough data. */
export function measureSpeed(): (bytes: number, now: number) => number | undefined {
  let marks: { bytes: number; at: number }[] = []
  return (bytes, now) => {
    const last = marks.at(-1)
    // Progress goes back when a part is sent again.
    if (last && bytes < last.bytes) marks = []
    marks.push({ bytes, at: now })
    marks = marks.filter(({ at }) => at >= now - WINDOW_MS)
    const first = marks[0]
    if (!first || now - first.at < MIN_SPAN_MS) return undefined
    return ((bytes - first.bytes) * 1_000) / (now - first.at)
  }
}
