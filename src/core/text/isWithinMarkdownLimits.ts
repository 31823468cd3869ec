/** Quote and list markers of one line, and in total. */
const MAX_DEPTH = 20
const MAX_CONTAINERS = 2_000
/** Lines, and marks of emphasis, links and code. */
const MAX_LINES = 2_500
const MAX_MARKS = 4_000

/**
 * Whether Markdown can be parsed quickly. micromark takes time quadratic in the depth of quotes and lists and in the
 * lines or marks of a paragraph: up to a minute for 20,000 crafted characters.
 */
export function isWithinMarkdownLimits(markdown: string): boolean {
  const lines = markdown.split(/\r\n?|\n/)
  if (lines.length > MAX_LINES) return false
  let [containers, marks] = [0, 0]
  for (const line of lines) {
    const prefix = /^[ \t>*+\d.)-]*/.exec(line)?.[0] ?? ''
    const depth = prefix.match(/>|[*+.)-](?=[ \t]|$)/g)?.length ?? 0
    containers += depth
    marks += line.match(/[*_~`&<]+|[[\]]/g)?.length ?? 0
    if (depth > MAX_DEPTH || containers > MAX_CONTAINERS || marks > MAX_MARKS) return false
  }
  return true
}
