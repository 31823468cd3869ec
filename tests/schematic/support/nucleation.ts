import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export interface NucleationAnswer {
  /** Blocks by name, without air; absent where it did not read the file. */
  readonly counts?: Readonly<Record<string, number>>
  readonly error?: string
  /** The least of the runs. */
  readonly cpuMs?: number
}

const CHILD = join(import.meta.dirname, 'nucleationChild.mjs')

/** What nucleation counts in each file, in processes of its own; a new one after each trap. */
export function askNucleation(files: readonly string[], runs = 1): NucleationAnswer[] {
  const answers: NucleationAnswer[] = []
  while (answers.length < files.length) {
    const { stdout } = spawnSync(process.execPath, [CHILD, String(runs), ...files.slice(answers.length)], {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      timeout: 120_000,
    })
    const lines = stdout.split('\n').filter((line) => line.startsWith('{'))
    answers.push(...lines.map((line) => JSON.parse(line)))
    // Gone without a word: the file it was at is the one it could not take.
    if (lines.length === 0) answers.push({ error: 'ended without an answer' })
  }
  return answers
}
