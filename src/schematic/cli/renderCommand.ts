import { basename, extname } from 'node:path'
import { type Picture, renderIsometric } from '../render/renderIsometric'
import { renderTopDown } from '../render/renderTopDown'
import { withBar } from './progressBar'
import { readFileOf } from './readFile'
import { UsageError } from './report'
import { writeFileAtomically } from './writeFileAtomically'

const SIDES = ['southEast', 'southWest', 'northWest', 'northEast'] as const
const FORMATS = ['png', 'webp'] as const
const MAX_SIDE_PX = 8_192

export interface RenderOptions {
  /** One of `SIDES`, or `top`. */
  readonly side: string
  readonly width: string
  readonly height: string
  /** `transparent` or `#rrggbb`. */
  readonly background: string
  /** By the picture's ending where it is absent. */
  readonly format?: string | undefined
  readonly json: boolean
}

/** Draws a file into a PNG or WebP picture. */
export async function renderCommand(files: readonly string[], options: RenderOptions): Promise<number> {
  const [from, to = `${basename(from ?? '', extname(from ?? ''))}.${options.format ?? 'png'}`] = files
  if (from === undefined || files.length > 2) throw new UsageError('render needs a file')
  const side = SIDES.find((known) => known === options.side)
  if (side === undefined && options.side !== 'top') throw new UsageError(`--side takes ${SIDES.join(', ')}, top`)
  const ending = options.format ?? extname(to).slice(1).toLowerCase()
  const format = FORMATS.find((known) => known === ending)
  if (format === undefined)
    throw new UsageError(`a picture ends in .${FORMATS.join(' or .')}; for another name, set --format`)
  const background = colorOf(options.background)
  const width = pixels('--width', options.width)
  const height = pixels('--height', options.height)
  const schematic = await readFileOf(from)
  const picture = await withBar('drawing', (onProgress) => {
    if (side === undefined) return renderTopDown(schematic, { width, height, onProgress })
    return renderIsometric(schematic, { width, height, side, onProgress })
  })
  const bytes = await withBar('compressing', () => encode(picture, format, background))
  await writeFileAtomically(to, [bytes])
  if (options.json) {
    process.stdout.write(
      `${JSON.stringify({ file: to, format, width, height, side: options.side, bytes: bytes.length })}\n`,
    )
  } else process.stdout.write(`${to}: ${format}, ${width} × ${height}, ${bytes.length} bytes\n`)
  return 0
}

async function encode(picture: Picture, format: 'png' | 'webp', background: string | undefined): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const { width, height, pixels } = picture
  const raw = { width, height, channels: 4 as const }
  const drawn = sharp(Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength), { raw })
  const image = background === undefined ? drawn : drawn.flatten({ background })
  return await (format === 'webp' ? image.webp() : image.png()).toBuffer()
}

/** Undefined for a transparent background. */
function colorOf(text: string): string | undefined {
  if (text === 'transparent') return undefined
  if (!/^#[0-9a-f]{6}$/i.test(text)) throw new UsageError('--background takes transparent or a color like #1e2430')
  return text
}

function pixels(option: string, value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1 || number > MAX_SIDE_PX) {
    throw new UsageError(`${option} takes a number from 1 to ${MAX_SIDE_PX}`)
  }
  return number
}
