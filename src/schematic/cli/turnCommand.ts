import { mirrorSchematic, rotateSchematic } from '../operations/turnSchematic'
import { readFileOf } from './readFile'
import { UsageError } from './report'
import { type OutputOptions, reportOutput, targetOf, writeFileOf } from './writeFileOf'

/** Quarters of a turn, by degrees clockwise seen from above. */
const QUARTERS: Readonly<Record<string, number>> = { 90: 1, 180: 2, 270: 3 }

/** Rotates a build clockwise, seen from above, keeping its smallest corner. */
export async function turnCommand(
  files: readonly string[],
  options: OutputOptions & { readonly degrees: string },
): Promise<number> {
  const [from, to] = files
  if (from === undefined || to === undefined || files.length > 2) throw new UsageError('turn needs two files')
  const quarters = QUARTERS[options.degrees]
  if (quarters === undefined) throw new UsageError('--degrees takes 90, 180 or 270')
  targetOf(to, options)
  const turned = rotateSchematic(await readFileOf(from), quarters)
  reportOutput(await writeFileOf(turned, to, options), options.json)
  return 0
}

/** Mirrors a build along an axis, keeping its smallest corner. */
export async function mirrorCommand(
  files: readonly string[],
  options: OutputOptions & { readonly axis: string },
): Promise<number> {
  const [from, to] = files
  const { axis } = options
  if (from === undefined || to === undefined || files.length > 2) throw new UsageError('mirror needs two files')
  if (axis !== 'x' && axis !== 'z')
    throw new UsageError('--axis takes x (swaps east and west) or z (swaps north and south)')
  targetOf(to, options)
  const mirrored = mirrorSchematic(await readFileOf(from), axis)
  reportOutput(await writeFileOf(mirrored, to, options), options.json)
  return 0
}
