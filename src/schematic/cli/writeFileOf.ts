import { extname } from 'node:path'
import type { FormatName, Schematic, Warning } from '../model'
import { convertSchematic } from '../operations/convertSchematic'
import { piecesOfFile } from '../write/piecesOfFile'
import { FILE_KINDS } from '../write/writeSchematic'
import { withBar } from './progressBar'
import { harmless, table, UsageError } from './report'
import { writeFileAtomically } from './writeFileAtomically'

/** Blocks from which a conversion takes a moment. */
const LARGE_BLOCKS = 4_000_000

const FORMATS = ['sponge', 'litematic', 'structure', 'mcedit', 'mcstructure'] as const

export interface OutputOptions {
  readonly json: boolean
  /** Version of Sponge's format, `2` or `3`. */
  readonly sponge: string
}

/** A file that was written. */
export interface Output {
  readonly file: string
  readonly format: FormatName
  readonly bytes: number
  readonly losses: readonly Warning[]
}

/** The target format, by file extension. Throws UsageError before anything is read. */
export function targetOf(file: string, { sponge }: OutputOptions) {
  if (sponge !== '2' && sponge !== '3') throw new UsageError('--sponge takes 2 or 3')
  const ending = extname(file).slice(1).toLowerCase()
  const format = FORMATS.find((known) => FILE_KINDS[known].extension === ending)
  if (format === undefined) {
    const endings = FORMATS.map((known) => `.${FILE_KINDS[known].extension}`)
    throw new UsageError(`${file}: the name must end in ${endings.join(', ')}`)
  }
  return { format, spongeVersion: sponge === '2' ? 2 : 3 } as const
}

/** Writes a schematic in the format of the file extension, atomically. */
export async function writeFileOf(schematic: Schematic, file: string, options: OutputOptions): Promise<Output> {
  const target = targetOf(file, options)
  const { format } = target
  const written = await withBar('converting', () => convertSchematic(schematic, target), { isLong: isLarge(schematic) })
  const bytes = await withBar(FILE_KINDS[format].gzip ? 'compressing' : 'writing', (set) =>
    writeFileAtomically(
      file,
      piecesOfFile(written, format, (done) => set(done / written.bytes)),
    ),
  )
  return { file, format, bytes, losses: written.losses }
}

/** Prints what was written, with facts of the command's own; as JSON, a line a file. */
export function reportOutput(
  { file, format, bytes, losses }: Output,
  json: boolean,
  facts: Readonly<Record<string, string | number>> = {},
): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ file, format, bytes, ...facts, losses })}\n`)
    return
  }
  const rest = Object.entries(facts).map(([name, value]) => `, ${name} ${value}`)
  process.stdout.write(`${harmless(`${file}: ${format}, ${bytes} bytes${rest.join('')}`)}\n`)
  if (losses.length > 0) {
    process.stdout.write(`  lost\n${table(losses.map(({ code, count, message }) => ['', code, count, message]))}`)
  }
}

/** Whether it takes long enough to say so. */
function isLarge({ regions }: Schematic): boolean {
  return regions.reduce((sum, { blocks }) => sum + blocks.length, 0) > LARGE_BLOCKS
}
