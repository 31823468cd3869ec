import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/**
 * A process, told apart from a later one that was given the same number.
 * @typedef {{ pid: number, started: string }} ProcessIdentity
 */

/** What /proc says of a process; null when there is none, or only its zombie. @param {number} pid */
function readStat(pid) {
  let stat
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return null
  }
  // The name is in brackets and may hold spaces and brackets itself, so count from the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z' || fields[0] === 'X') return null
  return { parent: Number(fields[1]), group: Number(fields[2]), ticks: fields[19] }
}

/** Start times count from boot, so after a reboot they repeat. */
function bootId() {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim().slice(0, 8)
}

/** @param {number} pid @returns {ProcessIdentity | null} null when no such process runs */
export function identify(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null
  if (process.platform === 'linux') {
    const stat = readStat(pid)
    return stat && { pid, started: `${bootId()}-${stat.ticks}` }
  }
  try {
    const shown = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [state, ...started] = String(shown).trim().split(/\s+/)
    return !state || state.startsWith('Z') ? null : { pid, started: started.join(' ') }
  } catch {
    return null
  }
}

/** @param {ProcessIdentity | null | undefined} identity */
export function isRunning(identity) {
  return identity != null && identify(identity.pid)?.started === identity.started
}

/** @param {number} pid @returns {number | null} Linux only */
export function findParent(pid) {
  return process.platform === 'linux' ? (readStat(pid)?.parent ?? null) : null
}

/** The members of a process group that still run. Zombies don't count. @param {number} group */
export function isGroupRunning(group) {
  try {
    process.kill(-group, 0)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return false
  }
  return process.platform !== 'linux' || listProcesses().some((pid) => readStat(pid)?.group === group)
}

/**
 * Signals a process or (negative number) a group that may be gone already.
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
export function signalIfRunning(pid, signal) {
  try {
    process.kill(pid, signal)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return false
    throw error
  }
}

/**
 * Every process with this variable in its environment: finds the children of a killed parent. Linux only.
 * @param {string} variable @param {string} value
 */
export function findByEnvironment(variable, value) {
  if (process.platform !== 'linux') return []
  const entry = `${variable}=${value}`
  return listProcesses().filter((pid) => pid !== process.pid && readStat(pid) && readEnvironment(pid).includes(entry))
}

/** @param {number} pid */
function readEnvironment(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
  } catch {
    return [] // gone meanwhile, or not ours
  }
}

function listProcesses() {
  return readdirSync('/proc').map(Number).filter(Number.isInteger)
}
