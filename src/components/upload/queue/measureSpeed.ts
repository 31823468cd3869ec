/** Milliseconds that the speed is an average of. */
const WINDOW_MS = 6_000
const MIN_SPAN_MS = 400

/** Tells bytes a second from how many are across at which time; nothing until that can be said. */
export function measureSpeed(): (bytes: number, now: number) => number | undefined {
  let marks: { bytes: number; at: number }[] = []
  return (bytes, now) => {
    const last = marks.at(-1)
    // A part that has to be sent again begins from where it was.
    if (last && bytes < last.bytes) marks = []
    marks.push({ bytes, at: now })
    marks = marks.filter(({ at }) => at >= now - WINDOW_MS)
    const first = marks[0]
    if (!first || now - first.at < MIN_SPAN_MS) return undefined
    return ((bytes - first.bytes) * 1_000) / (now - first.at)
  }
}
