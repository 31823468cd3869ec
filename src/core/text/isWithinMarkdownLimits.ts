/** Marks of quotes and lists at the beginning of one line, and in all. */
const MOST_DEPTH = 20
const MOST_HOLDERS = 2_000
/** Lines, and marks of emphasis, links and code. */
const MOST_LINES = 2_500
const MOST_MARKS = 4_000

/**
 * Whether Markdown is such as people write. Readers of Markdown (micromark) take time that grows with the square of how deep a line
 * nests quotes and lists, and of how many lines or marks a paragraph has: up to a minute for 20,000 characters made for it.
 */
export function isReadable(markdown: string): boolean {
  const lines = markdown.split(/\r\n?|\n/)
  if (lines.length > MOST_LINES) return false
  let [holders, marks] = [0, 0]
  for (const line of lines) {
    const prefix = /^[ \t>*+\d.)-]*/.exec(line)?.[0] ?? ''
    const depth = prefix.match(/>|[*+.)-](?=[ \t]|$)/g)?.length ?? 0
    holders += depth
    marks += line.match(/[*_~`&<]+|[[\]]/g)?.length ?? 0
    if (depth > MOST_DEPTH || holders > MOST_HOLDERS || marks > MOST_MARKS) return false
  }
  return true
}
