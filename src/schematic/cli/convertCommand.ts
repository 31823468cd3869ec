import { readFileOf } from './readFile'
import { UsageError } from './report'
import { type OutputOptions, reportOutput, targetOf, writeFileOf } from './writeFileOf'

/** Converts a file into the format of the other's ending, and prints what was lost. */
export async function convertCommand(files: readonly string[], options: OutputOptions): Promise<number> {
  const [from, to] = files
  if (from === undefined || to === undefined || files.length > 2) throw new UsageError('convert needs two files')
  targetOf(to, options)
  reportOutput(await writeFileOf(await readFileOf(from), to, options), options.json)
  return 0
}
