import { statfs } from 'node:fs/promises'
import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { log } from '@/core/log/log'
import { pingClamd } from '@/core/scanning/pingClamd'
import { resolveScanner } from '@/core/scanning/resolveScanner'

/** Milliseconds a part may take to answer before it counts as down. */
const CHECK_TIMEOUT_MS = 3_000
/** Bytes that must be free for uploads to be received, and seconds within which a worker shows itself. */
const MIN_FREE_BYTES = 512 * 1024 ** 2
const WORKER_TIMEOUT_SECONDS = 60

type Check = { status: 'ok' | 'failing' | 'off'; detail?: string }
export type Health = {
  status: 'ok' | 'degraded'
  checks: Record<'database' | 'storage' | 'queue' | 'scanner' | 'disk', Check>
}

async function check(name: string, ask: () => Promise<Check>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined
  try {
    return await Promise.race([
      ask(),
      new Promise<Check>((resolve) => {
        timer = setTimeout(() => resolve({ status: 'failing', detail: 'no answer' }), CHECK_TIMEOUT_MS)
      }),
    ])
  } catch (error) {
    log.warn({ err: error, check: name }, 'a health check fails')
    return { status: 'failing' }
  } finally {
    clearTimeout(timer)
  }
}

/** Whether each part the shop stands on answers. Says nothing of addresses or errors: strangers may ask. */
export async function checkHealth(payload: Payload): Promise<Health> {
  const { pool } = adapterOf(payload)
  const [database, storage, queue, scanner, disk] = await Promise.all([
    check('database', async () => {
      await pool.query({ text: 'select 1' })
      return { status: 'ok' }
    }),
    check('storage', async () => {
      await contextOf(payload).stores.objects.check()
      return { status: 'ok', detail: contextOf(payload).stores.objects.kind }
    }),
    check('queue', async () => {
      const { rows } = await pool.query<{ alive: boolean }>({
        text: `select exists (select 1 from shop_workers where seen_at > now() - make_interval(secs => $1)) as alive`,
        values: [WORKER_TIMEOUT_SECONDS],
      })
      return rows[0]?.alive ? { status: 'ok' } : { status: 'failing', detail: 'no worker' }
    }),
    check('scanner', async () => {
      const scanner = await resolveScanner(contextOf(payload))
      if (scanner.kind === 'none') return { status: 'off', detail: 'files are published unscanned' }
      await pingClamd(scanner)
      return { status: 'ok', detail: 'clamd' }
    }),
    check('disk', async () => {
      const { bavail, bsize } = await statfs(contextOf(payload).dataDir)
      return bavail * bsize >= MIN_FREE_BYTES ? { status: 'ok' } : { status: 'failing', detail: 'nearly full' }
    }),
  ])
  const checks = { database, storage, queue, scanner, disk }
  const failing = Object.values(checks).some(({ status }) => status === 'failing')
  return { status: failing ? 'degraded' : 'ok', checks }
}
