import { type BlockPaint, paint } from './blockPaint'
import type { PatternMeans } from './readMeans'

/** The paints of a packed table, by name; its patterns are those of `means`, in that order. */
export function readColors(table: string, means: PatternMeans): Map<string, BlockPaint> {
  const patterns = [...means.keys()]
  const color = (digits: string) => [...atob(digits)].reduce((value, byte) => value * 256 + byte.charCodeAt(0), 0)
  const face = (text: string) => {
    const letter = text.charCodeAt(0) - 65
    const pattern = patterns[letter < 26 ? letter : letter - 6] ?? 'smooth'
    return paint(color(text.slice(1, 5)), pattern, text[5] ? color(text.slice(5)) : undefined)
  }
  const blocks = new Map<string, BlockPaint>()
  for (const line of table.split('\n')) {
    const [names = '', faces = '', rest = ''] = line.split(':')
    const [side = face(''), top = side, bottom = top, front] = faces.split(',').map(face)
    const block = { side, top, bottom, front, alpha: Number.parseInt(rest, 10) / 100 || 1, glows: rest.endsWith('*') }
    for (const name of names.split(' ')) blocks.set(name, block)
  }
  return blocks
}
