import { existsSync } from 'node:fs'
import type { Schematic } from '../model'
import { combineSchematics, joinRegions } from '../operations/splitRegions'
import { readFileOf } from './readFile'
import { UsageError } from './report'
import { type OutputOptions, reportOutput, targetOf, writeFileOf } from './writeFileOf'

/**
 * Writes the regions of all files as one region, each where its file says it lies; of one file, its own regions. Name,
 * author and version are the first file's. Biomes are left out where there are several regions.
 */
export async function mergeCommand(
  files: readonly string[],
  options: OutputOptions & { readonly 'keep-regions': boolean },
): Promise<number> {
  const to = files.at(-1)
  if (to === undefined || files.length < 2) throw new UsageError('merge needs at least one file and the output')
  targetOf(to, options)
  const sources: Schematic[] = []
  for (const file of files.slice(0, -1)) sources.push(await readFileOf(file))
  const [first, ...others] = sources
  if (first === undefined) throw new UsageError('merge needs at least one file and the output')
  const different = others.findIndex((other) => wordsOf(other) !== wordsOf(first))
  if (different >= 0) {
    throw new UsageError(
      `${files[different + 1]} has blocks of ${wordsOf(others[different] ?? first)}, ${files[0]} of ${wordsOf(first)}: convert one of them first`,
    )
  }
  // A forgotten OUTPUT would overwrite the last of the files to merge.
  if (existsSync(to)) throw new UsageError(`${to} exists already; the last file is the output and must be new`)
  const combined = combineSchematics(first, ...others)
  const merged = options['keep-regions'] ? combined : joinRegions(combined)
  const output = await writeFileOf(merged, to, options)
  const hasLostBiomes = merged !== combined && combined.regions.some(({ biomes }) => biomes !== undefined)
  const biomes = { code: 'biomes', message: 'Biomes were left out.', count: 1 }
  reportOutput({ ...output, losses: [...output.losses, ...(hasLostBiomes ? [biomes] : [])] }, options.json, {
    regions: combined.regions.length,
  })
  return 0
}

/** Contents of different editions or ages can't be mixed. */
function wordsOf({ edition, isLegacy }: Schematic): string {
  return edition === 'bedrock' ? 'Bedrock' : isLegacy ? 'Java up to 1.12' : 'Java from 1.13 on'
}
