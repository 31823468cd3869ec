import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { withClient } from '../../scripts/postgres/databases.mjs'
import type { Shop } from '../setup/shop'

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

/**
 * Milliseconds of CPU that a process and all that it started have used so far, those that ended included: what an ended
 * one used is its parent's from then on. @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
export function cpuOfTree(pid: number): number {
  const children = new Map<number, number[]>()
  const ticks = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const [, parent, ...fields] = statOf(Number(name)).map(Number)
      // Own time and that of ended children, in user and in kernel mode.
      ticks.set(
        Number(name),
        fields.slice(9, 13).reduce((sum, field) => sum + field, 0),
      )
      children.set(parent ?? 0, [...(children.get(parent ?? 0) ?? []), Number(name)])
    } catch {
      // It has ended meanwhile.
    }
  }
  const sum = (root: number): number =>
    (children.get(root) ?? []).reduce((total, child) => total + sum(child), ticks.get(root) ?? 0)
  return (sum(pid) * 1000) / TICKS_A_SECOND
}

/** The first process of the Postgres that has a database, whose children do the work. `adminUrl` is its superuser's. */
export const postgresOf = (adminUrl: string): Promise<number> =>
  withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      `select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid`,
    )
    return rows[0]?.pid ?? 0
  })

/** Milliseconds of CPU so far of all that works for a shop: web, workers and Postgres. */
export const cpuOfShop = ({ web, workers }: Pick<Shop, 'web' | 'workers'>, postgres: number): number =>
  [web, ...workers].reduce((sum, { pid }) => sum + cpuOfTree(pid), cpuOfTree(postgres))

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
