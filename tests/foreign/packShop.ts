import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { waitForLock } from '../../scripts/process/lock.mjs'
import { PROJECT } from '../setup/slot'
import { makeTestFolder } from '../setup/testRun'

const run = promisify(execFile)

/** Packs the shop as npm would publish it. @returns the file of the package */
export async function packShop(): Promise<string> {
  const folder = makeTestFolder('package')
  mkdirSync(path.join(PROJECT, '.tmp'), { recursive: true })
  // Two at once would write the same dist/.
  const lock = await waitForLock(path.join(PROJECT, '.tmp', 'package.lock'))
  try {
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: PROJECT })
    const [packed] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as { filename: string }[]
    if (!packed) throw new Error(`npm pack says ${stdout}`)
    return path.join(folder, packed.filename)
  } finally {
    lock.release()
  }
}
