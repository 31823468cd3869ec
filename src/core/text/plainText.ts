import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { isWithinMarkdownLimits } from './isWithinMarkdownLimits'

/**
 * How much of the Markdown is looked at, in lengths of what is asked for: addresses of links are longer than what they
 * say.
 */
const LOOKAHEAD_FACTOR = 5

/** What holds words, not blocks: its parts belong together. */
const phrasing = new Set(['paragraph', 'heading', 'emphasis', 'strong', 'delete', 'link', 'linkReference', 'tableCell'])

function textOf(node: Nodes): string {
  if (node.type === 'break') return ' '
  if ('value' in node) return node.value
  if ('alt' in node) return node.alt ?? ''
  if ('children' in node) return node.children.map(textOf).join(phrasing.has(node.type) ? '' : ' ')
  return ''
}

/**
 * Markdown as one line of plain text, for previews in search engines and chats. Pathological Markdown is left unparsed.
 */
export function plainText(markdown: string, length = 180): string {
  const begin = markdown.slice(0, length * LOOKAHEAD_FACTOR)
  const said = isWithinMarkdownLimits(begin)
    ? textOf(fromMarkdown(begin, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }))
    : begin
  const text = said.replace(/\s+/g, ' ').trim()
  if (text.length <= length && begin.length === markdown.length) return text
  // Don't cut a surrogate pair in half.
  const cut = text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')
  return `${cut.trimEnd()}…`
}
