import { type BlockPaint, type Paint, paint } from './blockPaint'
import { patternNamed } from './patternMeans'

function readPaint(text: string): Paint {
  const [color = '', pattern = '', accent] = text.trim().split(' ')
  return paint(Number.parseInt(color, 16), patternNamed(pattern), accent ? Number.parseInt(accent, 16) : undefined)
}

/** The paints of a table as commonColors.ts has it, by name. */
export function readColors(table: string): Map<string, BlockPaint> {
  const blocks = new Map<string, BlockPaint>()
  for (const line of table.trim().split('\n')) {
    const [names = '', looks = ''] = line.split(': ')
    const alpha = /~(\d+)/.exec(looks)
    const [first = '', ...others] = looks.replace(/[~*]\d*/g, '').split('/')
    const side = readPaint(first)
    const [top = side, bottom = top, front] = others.map(readPaint)
    const block = { side, top, bottom, front, alpha: alpha ? Number(alpha[1]) / 100 : 1, glows: looks.includes('*') }
    for (const name of names.split(' ')) blocks.set(name, block)
  }
  return blocks
}
