import { inlineText, labelOf } from './inlineText'

const definition = /^ {0,3}\[([^[\]]{1,999})\]:[ \t]*\S+(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/
const fence = /^ {0,3}(`{3,}|~{3,})/
const quote = /^(?: {0,3}>)+ ?/
const heading = /^ {0,3}#{1,6}(?=[ \t]|$)/
const item = /^[ \t]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$)(?:\[[ xX]\][ \t]+)?/

/** Whether a line is nothing but a rule, or what makes a heading of the line before it. */
const isRule = (line: string) => /^(?:-{2,}|=+|\*{3,}|_{3,})$/.test(line.replace(/[ \t]/g, ''))
/** Whether a line parts a table's head from its rows. */
const isTableRule = (line: string) => line.includes('|') && line.includes('-') && /^[ \t|:-]+$/.test(line)

/** A row of a table as its cells. */
const withoutPipes = (row: string) => row.replace(/(?<!\\)\|/g, ' ')

/** A text's lines as its paragraphs, each as it is to be read on; of code they are read already. */
function paragraphsOf(markdown: string): { text: string; isCode: boolean }[] {
  const paragraphs: { text: string; isCode: boolean }[] = []
  let lines: string[] = []
  let code: { lines: string[]; mark: string } | undefined
  let isTable = false
  const end = () => {
    if (lines.length > 0) paragraphs.push({ text: lines.join('\n'), isCode: false })
    lines = []
    isTable = false
  }
  for (const written of markdown.split(/\r\n?|\n/)) {
    const line = written.replace(quote, '')
    const mark = fence.exec(line)?.[1]
    if (code) {
      if (mark && mark[0] === code.mark[0] && mark.length >= code.mark.length && line.trim() === mark) {
        paragraphs.push({ text: code.lines.join('\n'), isCode: true })
        code = undefined
      } else code.lines.push(line)
    } else if (mark && !(mark[0] === '`' && line.trim().slice(mark.length).includes('`'))) {
      end()
      code = { lines: [], mark }
    } else if (line.trim() === '' || isRule(line)) end()
    else if (isTable) lines.push(withoutPipes(line))
    else if (isTableRule(line) && lines.at(-1)?.includes('|')) {
      isTable = true
      lines = lines.map(withoutPipes)
    } else if (heading.test(line)) {
      end()
      lines = [
        line
          .replace(heading, '')
          .trimEnd()
          .replace(/(?<=^|[ \t])#+$/, ''),
      ]
      end()
    } else if (item.test(line)) {
      end()
      lines = [line.replace(item, '')]
    } else if (!definition.test(line)) lines.push(line)
  }
  if (code) paragraphs.push({ text: code.lines.join('\n'), isCode: true })
  end()
  return paragraphs
}

/**
 * Markdown as one line of plain text, for previews in search engines and chats: what its page shows. Takes time in proportion to
 * the text.
 */
export function plainText(markdown: string, length = 180): string {
  const labels = new Set(
    [...markdown.matchAll(/^[ >]*\[([^[\]]{1,999})\]:/gm)].map(([, label = '']) => labelOf(label)).filter(Boolean),
  )
  let text = ''
  for (const paragraph of paragraphsOf(markdown)) {
    const said = paragraph.isCode ? paragraph.text : inlineText(paragraph.text, labels)
    text = `${text} ${said.replace(/\s+/g, ' ').trim()}`.trim()
    // What comes after is cut off in any case.
    if (text.length > length) break
  }
  if (text.length <= length) return text
  // Nothing is cut in the middle of a character of two halves.
  const cut = text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')
  return `${cut.trimEnd()}…`
}
