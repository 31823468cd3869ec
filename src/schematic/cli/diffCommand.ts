import { diffSchematics } from '../operations/diffSchematics'
import { fingerprintShape, shapeLikeness } from '../operations/fingerprintShape'
import { withBar } from './progressBar'
import { readFileOf } from './readFile'
import { table, UsageError } from './report'

/** Prints what is added, removed and changed from one file to another. */
export async function diffCommand(files: readonly string[], json: boolean): Promise<number> {
  const [before, after] = files
  if (before === undefined || after === undefined || files.length > 2) throw new UsageError('diff needs two files')
  const first = await readFileOf(before)
  const second = await readFileOf(after)
  const difference = await withBar('comparing', (set) => diffSchematics(first, second, undefined, set))
  const likeness = shapeLikeness(fingerprintShape(first), fingerprintShape(second))
  if (json) {
    process.stdout.write(`${JSON.stringify({ ...difference, likeness })}\n`)
    return 0
  }
  const { added, removed, changed, same } = difference
  process.stdout.write(
    table([
      ['added', added],
      ['removed', removed],
      ['changed', changed],
      ['same', same],
    ]),
  )
  for (const [title, states] of [
    ['added', difference.addedStates],
    ['removed', difference.removedStates],
    ['changed', difference.changedStates],
  ] as const) {
    const rows = Object.entries(states).slice(0, 15)
    if (rows.length > 0) process.stdout.write(`  ${title}\n${table(rows.map((row) => ['', ...row]))}`)
  }
  for (const [title, { added, removed, changed, same }] of [
    ['block entities', difference.blockEntities],
    ['entities', difference.entities],
  ] as const) {
    if (added + removed + changed + same === 0) continue
    const rows = Object.entries({ added, removed, changed, same })
    process.stdout.write(`  ${title}\n${table(rows.map((row) => ['', ...row]))}`)
  }
  return 0
}
