import { basename, dirname, extname, join } from 'node:path'
import { splitRegions } from '../operations/splitRegions'
import { readFileOf } from './readFile'
import { UsageError } from './report'
import { type OutputOptions, reportOutput, targetOf, writeFileOf } from './writeFileOf'

/** Longest part of a file's name that a region gives. */
const MAX_NAME_CHARS = 60

/** Writes each region of a file into one of its own: `castle.schem` gives `castle-roof.schem`, `castle-wall.schem`. */
export async function splitCommand(files: readonly string[], options: OutputOptions): Promise<number> {
  const [from, to] = files
  if (from === undefined || to === undefined || files.length > 2) throw new UsageError('split needs two files')
  targetOf(to, options)
  const parts = splitRegions(await readFileOf(from))
  const names = fileNamesOf(parts.map(({ regions }) => regions[0]?.name ?? ''))
  for (const [index, part] of parts.entries()) {
    const file = join(dirname(to), `${basename(to, extname(to))}-${names[index]}${extname(to)}`)
    reportOutput(await writeFileOf(part, file, options), options.json)
  }
  return 0
}

/** Region names come from the file, so only characters that are safe in a path are kept. Duplicates get a number. */
function fileNamesOf(regions: readonly string[]): string[] {
  const taken = new Set<string>()
  return regions.map((region) => {
    const own = region.replace(/[^\p{L}\p{N}_]+/gu, '-').replace(/^-+|-+$/g, '')
    const name = [...own].slice(0, MAX_NAME_CHARS).join('') || 'region'
    let free = name
    // Case-insensitive file systems would overwrite one of them.
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${name}-${number}`
    taken.add(free.toLowerCase())
    return free
  })
}
