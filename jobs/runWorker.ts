import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { allowStatements, JOB_TIMEOUT_MS } from '@/core/database/statementTimeout'
import { log } from '@/core/log/log'
import { resolveScanner } from '@/core/scanning/resolveScanner'
import { closeSender, startWorkerBoss } from './boss'
import { closeEngine, warmEngine } from './engine/pool'
import { lowerPriority } from './lowerPriority'
import { startFetching } from './startFetching'

/** Milliseconds between heartbeats, and for running jobs to end on shutdown; unfinished ones are retried elsewhere. */
const HEARTBEAT_INTERVAL_MS = 15_000
const STOP_TIMEOUT_MS = 6_000

/**
 * Runs the jobs of an app until the process is told to stop. Call it once, in a process of its own.
 * @param openPayload gives the app's Payload, once connections may do what jobs need
 */
export async function runWorker(openPayload: () => Promise<Payload>): Promise<void> {
  const started = performance.now()
  lowerPriority()
  const workerId = randomUUID()
  allowStatements(JOB_TIMEOUT_MS)
  const payload = await openPayload()
  const context = contextOf(payload)

  const scanner = await resolveScanner(context)
  if (scanner.kind === 'none')
    log.warn('no virus scanner: files are published unscanned until clamd is configured and the worker restarted')
  await context.stores.objects
    .check()
    .catch((error: unknown) => log.error({ err: error }, 'the storage does not answer yet'))

  /** Tells the health check that a worker is alive. */
  const pulse = () =>
    adapterOf(payload)
      .drizzle.execute(sql`
        with gone as (delete from shop_workers where seen_at < now() - interval '1 hour')
        insert into shop_workers (id, seen_at) values (${workerId}, now()) on conflict (id) do update set seen_at = now()`)
      .catch((error: unknown) => log.warn({ err: error }, 'the database does not answer'))
  await pulse()
  const pulsing = setInterval(pulse, HEARTBEAT_INTERVAL_MS)

  const boss = await startWorkerBoss(context)
  await startFetching(boss, payload)
  warmEngine(context)
  // The start command waits for this line, so it is printed at any log level.
  process.stdout.write(
    `${JSON.stringify({ level: 'info', time: new Date().toISOString(), app: 'schematicshop', msg: 'worker ready', ms: Math.round(performance.now() - started) })}\n`,
  )

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    clearInterval(pulsing)
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS + 2_000).unref()
    await boss
      .stop({ graceful: true, timeout: STOP_TIMEOUT_MS })
      .catch((error: unknown) => log.warn({ err: error }, 'stopping'))
    await adapterOf(payload)
      .drizzle.execute(sql`delete from shop_workers where id = ${workerId}`)
      .catch(() => undefined)
    await closeEngine(context)
    await closeSender(context)
    await Promise.race([payload.destroy(), wait(1_000)])
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
