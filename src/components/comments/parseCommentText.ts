import { findMentions } from '@/core/text/mentions'

/** A parsed comment: a subset of Markdown, without anything that loads, runs or overflows its line. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'emphasis' | 'struck'; inside: Inline[] }
  | { kind: 'link'; href: string; inside: Inline[] }
  | { kind: 'mention'; username: string }
  | { kind: 'break' }
export type Block =
  | { kind: 'paragraph'; inside: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; isOrdered: boolean; items: Inline[][] }

/** Maximum nesting of marks and quotes; anything deeper is shown as typed. */
const MAX_DEPTH = 4

/**
 * Inline marks, tried from left to right, each bounded so that parsing is linear: code, **strong**, *emphasis*,
 * ~~struck~~, [text](link), and a bare URL without the punctuation that ends its sentence.
 */
const marks =
  /`([^`\n]{1,500})`|\*\*(?=\S)([^*\n]{1,500})\*\*|(?<![\w*])\*(?=\S)([^*\n]{1,500})\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]{1,500})_(?![\w_])|~~(?=\S)([^~\n]{1,500})~~|\[([^\][\n]{1,200})\]\((https?:\/\/[^\s()<>"]{1,500})\)|(https?:\/\/[^\s<>"'`]{1,500}(?<![.,:;!?)\]*_~]))/g

function withMentions(text: string): Inline[] {
  const parts: Inline[] = []
  let at = 0
  for (const { username, start, end } of findMentions(text)) {
    if (start > at) parts.push({ kind: 'text', text: text.slice(at, start) })
    parts.push({ kind: 'mention', username })
    at = end
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) })
  return parts
}

const withBreaks = (text: string): Inline[] =>
  text
    .split('\n')
    .flatMap((line, index): Inline[] => [...(index > 0 ? [{ kind: 'break' } as const] : []), ...withMentions(line)])

function parseInline(text: string, depth = 0): Inline[] {
  if (depth >= MAX_DEPTH) return withBreaks(text)
  const parts: Inline[] = []
  let at = 0
  for (const found of text.matchAll(marks)) {
    const [whole, code, strong, emphasis, underlined, struck, label, target, bare] = found
    const before = text.slice(at, found.index)
    if (before) parts.push(...withBreaks(before))
    at = found.index + whole.length
    const inside = (inner: string) => parseInline(inner, depth + 1)
    if (code !== undefined) parts.push({ kind: 'code', text: code })
    else if (strong !== undefined) parts.push({ kind: 'strong', inside: inside(strong) })
    else if (emphasis !== undefined || underlined !== undefined)
      parts.push({ kind: 'emphasis', inside: inside(emphasis ?? underlined ?? '') })
    else if (struck !== undefined) parts.push({ kind: 'struck', inside: inside(struck) })
    else if (label !== undefined && target !== undefined)
      parts.push({ kind: 'link', href: target, inside: [{ kind: 'text', text: label }] })
    else if (bare !== undefined) parts.push({ kind: 'link', href: bare, inside: [{ kind: 'text', text: bare }] })
  }
  const rest = text.slice(at)
  if (rest) parts.push(...withBreaks(rest))
  return parts
}

const bullet = /^ {0,3}(?:[-*+]|(\d{1,3})[.)]) +(?=\S)/
const isQuote = (line: string) => line.startsWith('>')
const isFence = (line: string) => line.startsWith('```')

/** The number of lines from `from` on that belong together. */
function countWhile(lines: readonly string[], from: number, belongs: (line: string) => boolean): number {
  let end = from
  while (end < lines.length && belongs(lines[end] ?? '')) end++
  return end - from
}

/** Parses a comment into blocks. Never throws; runs in linear time. */
export function parseCommentText(text: string, depth = 0): Block[] {
  const lines = text.split('\n')
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    if (line.trim() === '') at++
    else if (isFence(line)) {
      const length = countWhile(lines, at + 1, (inner) => !isFence(inner))
      blocks.push({ kind: 'code', text: lines.slice(at + 1, at + 1 + length).join('\n') })
      at += length + 2
    } else if (isQuote(line) && depth < MAX_DEPTH) {
      const length = countWhile(lines, at, isQuote)
      const inner = lines.slice(at, at + length).map((quoted) => quoted.replace(/^> ?/, ''))
      blocks.push({ kind: 'quote', blocks: parseCommentText(inner.join('\n'), depth + 1) })
      at += length
    } else if (bullet.test(line)) {
      const isOrdered = bullet.exec(line)?.[1] !== undefined
      const length = countWhile(
        lines,
        at,
        (item) => bullet.test(item) && (bullet.exec(item)?.[1] !== undefined) === isOrdered,
      )
      const items = lines.slice(at, at + length).map((item) => parseInline(item.replace(bullet, '')))
      blocks.push({ kind: 'list', isOrdered, items })
      at += length
    } else {
      const length = Math.max(
        1,
        countWhile(
          lines,
          at,
          (one) => one.trim() !== '' && !isFence(one) && !bullet.test(one) && !(isQuote(one) && depth < MAX_DEPTH),
        ),
      )
      blocks.push({
        kind: 'paragraph',
        inside: parseInline(
          lines
            .slice(at, at + length)
            .join('\n')
            .trim(),
        ),
      })
      at += length
    }
  }
  return blocks
}
