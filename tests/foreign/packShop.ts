import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { waitForLock } from '../../scripts/process/lock.mjs'
import { PROJECT } from '../setup/slot'
import { readRunVariable } from '../setup/testRun'

const run = promisify(execFile)

/** Packs the shop as npm would publish it, once for all files of a test run. @returns the file of the package */
export async function packShop(): Promise<string> {
  const folder = path.join(readRunVariable('folder'), 'files', 'package')
  mkdirSync(folder, { recursive: true })
  // Two at once would write the same dist/.
  const lock = await waitForLock(path.join(PROJECT, '.tmp', 'package.lock'))
  try {
    const [known] = readdirSync(folder)
    if (known) return path.join(folder, known)
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: PROJECT })
    const [packed] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as { filename: string }[]
    if (!packed) throw new Error(`npm pack says ${stdout}`)
    return path.join(folder, packed.filename)
  } finally {
    lock.release()
  }
}
