import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { isPastGrace } from '@jobs/sweeping'
import type { Sweep } from '@jobs/withSweeps'
import { contextOf } from '@/core/context/context'

/** Removes what a killed process was receiving. */
export const sweepReceiving: Sweep = async ({ payload }) => {
  const { receivingFolder } = contextOf(payload).stores
  for (const name of await readdir(receivingFolder).catch(() => [])) {
    const file = path.join(receivingFolder, name)
    const found = await stat(file).catch(() => undefined)
    if (found?.isFile() && isPastGrace(found.mtime)) await rm(file, { force: true })
  }
}
