import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const TICKS_A_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/** The fields of a process after its name: state, parent, group … */
const statOf = (pid: number) => {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

/** The processes of a group. */
function membersOf(group: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return statOf(pid)[2] === String(group)
      } catch {
        return false
      }
    })
}

/** Milliseconds of CPU that a process has used so far. */
export function cpuOf(pid: number): number {
  const fields = statOf(pid)
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_A_SECOND
}

const statusOf = (pid: number, field: string) =>
  Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

/** MiB that a process and those of its group hold now. */
export const memoryOf = (group: number) => membersOf(group).reduce((sum, pid) => sum + statusOf(pid, 'VmRSS'), 0)

/** The most MiB they held since `forgetPeak`, each by itself. */
export const peakOf = (group: number) => membersOf(group).reduce((sum, pid) => sum + statusOf(pid, 'VmHWM'), 0)

/** @see https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html */
export function forgetPeak(group: number): void {
  for (const pid of membersOf(group)) writeFileSync(`/proc/${pid}/clear_refs`, '5')
}
