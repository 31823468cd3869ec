import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'
import { identify, isRunning } from '../process/identity.mjs'
import { waitUntil } from '../process/waitUntil.mjs'

/**
 * A server that left its parent:
 * @typedef {{ identity: import('../process/identity.mjs').ProcessIdentity, port: number, status: string }}
 * RunningServer
 */

/** The longest a server may need to replay its log after a crash, in milliseconds. */
const RECOVERY_MS = 60_000

/**
 * Finds a server that already runs on this data, ready to be adopted. Its lock file alone proves nothing: Postgres asks
 * only whether some process has that number, which a zombie or a stranger passes.
 * @param {string} data @param {(port: number) => Promise<boolean>} answers
 * @returns {Promise<RunningServer | null>}
 */
export async function findRunningServer(data, answers) {
  const server = readLockFile(data)
  if (!server) return null
  let answered = false
  const settled = await waitUntil(async () => {
    if (!isRunning(server.identity)) return true
    // It may still answer while it shuts down; it must not be adopted then.
    if (readLockFile(data)?.status === 'stopping') return false
    answered = await answers(server.port)
    return answered
  }, RECOVERY_MS)
  if (!settled) throw new Error(`another PostgreSQL (process ${server.identity.pid}) has ${data} and does not answer`)
  if (answered) return server
  readLockFile(data) // takes the dead server's file away, before its number is given to another process
  return null
}

/** Null, and the file gone, when it names no server of ours. @param {string} data @returns {RunningServer | null} */
export function readLockFile(data) {
  const file = path.join(data, 'postmaster.pid')
  let lines
  try {
    lines = readFileSync(file, 'utf8').split('\n')
  } catch {
    return null
  }
  const pid = Number(lines[0])
  const identity = isPostgresOn(pid, data) ? identify(pid) : null
  if (identity) return { identity, port: Number(lines[3]), status: (lines[7] ?? '').trim() }
  rmSync(file, { force: true })
  return null
}

/** @param {number} pid @param {string} data */
function isPostgresOn(pid, data) {
  if (!identify(pid)) return false
  if (process.platform === 'linux') {
    try {
      return (
        readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data) && /postgres/.test(readlinkSync(`/proc/${pid}/exe`))
      )
    } catch {
      return false // not ours to look at, so not ours
    }
  }
  return /postgres/.test(spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '')
}
