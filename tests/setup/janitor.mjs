// Watches a test run and, when it ended without ending what it had started, does that in its place.
//   node janitor.mjs FOLDER IDENTITY
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { stopPostgres } from '../../scripts/postgres/startPostgres.mjs'
import { isRunning } from '../../scripts/process/identity.mjs'
import { acquireLock } from '../../scripts/process/lock.mjs'
import { stopProcessesOf } from './stopProcessesOf.mjs'

const [folder = '', identity = 'null'] = process.argv.slice(2)
const run = JSON.parse(identity)
while (isRunning(run)) await sleep(500)

// The next run may have the folder already; then it has done this, and what runs is its own.
const { lock } = acquireLock(path.join(folder, 'lock'))
if (lock) {
  await stopProcessesOf(folder)
  await stopPostgres(path.join(folder, 'postgres'))
  lock.release()
}
