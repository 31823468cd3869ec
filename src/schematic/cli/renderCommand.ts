import { writeFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { inflateInNode } from '../inflate/node'
import { readSchematic } from '../read/readSchematic'
import { renderIsometric } from '../render/renderIsometric'
import { readFileChunks } from './readFile'
import { UsageError } from './report'

const SIDES = ['southEast', 'southWest', 'northWest', 'northEast'] as const
const MOST_PIXELS = 8_192

/** Draws a file into a PNG or WebP picture, by the picture's ending. */
export async function renderCommand(
  files: readonly string[],
  options: { readonly side: string; readonly width: string; readonly height: string; readonly json: boolean },
): Promise<number> {
  const [from, to = `${basename(from ?? '', extname(from ?? ''))}.png`] = files
  if (from === undefined || files.length > 2) throw new UsageError('render needs a file')
  const side = SIDES.find((known) => known === options.side)
  if (side === undefined) throw new UsageError(`--side takes ${SIDES.join(', ')}`)
  const width = pixels('--width', options.width)
  const height = pixels('--height', options.height)
  const schematic = await readSchematic(readFileChunks(from), { inflate: inflateInNode })
  const picture = renderIsometric(schematic, { width, height, side })
  const { default: sharp } = await import('sharp')
  const raw = { width: picture.width, height: picture.height, channels: 4 as const }
  const image = sharp(Buffer.from(picture.pixels.buffer, picture.pixels.byteOffset, picture.pixels.byteLength), { raw })
  const bytes = await (extname(to) === '.webp' ? image.webp() : image.png()).toBuffer()
  await writeFile(to, bytes)
  if (options.json) {
    const { width, height } = picture
    process.stdout.write(`${JSON.stringify({ file: to, width, height, side, bytes: bytes.length })}\n`)
  } else process.stdout.write(`${to}: ${picture.width} × ${picture.height}, ${bytes.length} bytes\n`)
  return 0
}

function pixels(option: string, value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1 || number > MOST_PIXELS) {
    throw new UsageError(`${option} takes 1 to ${MOST_PIXELS}`)
  }
  return number
}
