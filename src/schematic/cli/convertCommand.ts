import { extname } from 'node:path'
import { inflateInNode } from '../inflate/node'
import type { FormatName, Schematic } from '../model'
import { convertSchematic } from '../operations/convertSchematic'
import { readSchematic } from '../read/readSchematic'
import { piecesOfFile } from '../write/piecesOfFile'
import { FILE_KINDS } from '../write/writeSchematic'
import { withBar } from './progressBar'
import { readFileChunks } from './readFile'
import { table, UsageError } from './report'
import { writeWhole } from './writeWhole'

/** Blocks from which a conversion takes a moment. */
const LARGE = 4_000_000

/** Converts a file into the format of the other's ending, and prints what was lost. */
export async function convertCommand(
  files: readonly string[],
  options: { readonly json: boolean; readonly sponge: string },
): Promise<number> {
  const [from, to] = files
  if (from === undefined || to === undefined || files.length > 2) throw new UsageError('convert needs two files')
  const format = formatOf(to)
  if (options.sponge !== '2' && options.sponge !== '3') throw new UsageError('--sponge takes 2 or 3')
  const schematic = await readSchematic(readFileChunks(from), { inflate: inflateInNode })
  const target = { format, spongeVersion: options.sponge === '2' ? 2 : 3 } as const
  const written = await withBar('converting', () => convertSchematic(schematic, target), { isLong: isLarge(schematic) })
  const bytes = await withBar(FILE_KINDS[format].gzip ? 'compressing' : 'writing', (set) =>
    writeWhole(
      to,
      piecesOfFile(written, format, (done) => set(done / written.bytes)),
    ),
  )
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ file: to, format, bytes, losses: written.losses })}\n`)
    return 0
  }
  process.stdout.write(`${to}: ${format}, ${bytes} bytes\n`)
  if (written.losses.length > 0) {
    process.stdout.write(
      `  lost\n${table(written.losses.map(({ code, count, message }) => ['', code, count, message]))}`,
    )
  }
  return 0
}

/** Whether it takes long enough to say so. */
function isLarge({ regions }: Schematic): boolean {
  return regions.reduce((sum, { blocks }) => sum + blocks.length, 0) > LARGE
}

function formatOf(file: string): FormatName {
  const ending = extname(file).slice(1).toLowerCase()
  for (const format of ['sponge', 'litematic', 'structure', 'mcedit', 'mcstructure'] as const) {
    if (FILE_KINDS[format].extension === ending) return format
  }
  throw new UsageError(`no format is called .${ending}`)
}
