import { type ConstructorOptions, PgBoss } from 'pg-boss'
import { preparingClient } from '@/core/database/preparingClient'
import { log } from '@/core/log/log'
import { env } from '@/env'
import { deadLetterOf, queueNames, queues, schedules } from './queues'

/** The tables of pg-boss live in a schema of their own. */
const SCHEMA = 'pgboss'

/**
 * For the pool that pg-boss makes of what it is given: it asks every queue for jobs many times a second, and planning that costs the
 * database more than looking.
 */
const connection: ConstructorOptions = Object.assign(
  { connectionString: env.DATABASE_URL ?? '', schema: SCHEMA },
  { Client: preparingClient },
)

const watch = (boss: PgBoss): PgBoss => {
  boss.on('error', (error) => log.error({ err: error }, 'pg-boss reports an error'))
  return boss
}

/**
 * Sends only: no maintenance, no clock, no schema changes. The web process and scripts use it.
 * Kept on `globalThis` because Next loads this module once for each bundle.
 */
const shared = globalThis as typeof globalThis & { shopSender?: Promise<PgBoss> }
export function getSender(): Promise<PgBoss> {
  shared.shopSender ??= watch(
    new PgBoss({
      ...connection,
      application_name: 'shop-sender',
      max: 2,
      supervise: false,
      schedule: false,
      migrate: false,
      createSchema: false,
    }),
  )
    .start()
    .catch((error: unknown) => {
      shared.shopSender = undefined
      throw error
    })
  return shared.shopSender
}

/** Closes the sender, where one was opened. */
export async function closeSender(): Promise<void> {
  const sender = await shared.shopSender?.catch(() => undefined)
  shared.shopSender = undefined
  await sender?.stop({ graceful: false })
}

/** Fetches jobs, and looks after the queues: finds dead workers' jobs, retries, runs the clock. */
export const startWorkerBoss = (): Promise<PgBoss> =>
  watch(
    new PgBoss({
      ...connection,
      application_name: 'shop-worker',
      max: 6,
      migrate: false,
      createSchema: false,
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
      useListenNotify: true,
    }),
  ).start()

/** Brings schema, queues and schedules to what this version of the shop knows. Run by the migrator, under its lock. */
export async function migrateQueues(): Promise<void> {
  const boss = await watch(
    new PgBoss({ connectionString: env.DATABASE_URL ?? '', schema: SCHEMA, supervise: false, schedule: false, max: 2 }),
  ).start()
  try {
    for (const name of queueNames) {
      const { policy } = queues[name]
      const deadLetter = deadLetterOf(name)
      await boss.createQueue(deadLetter, { ...policy, retryLimit: 20, retryBackoff: true, notify: true })
      const options = { ...policy, retryBackoff: true, deadLetter, notify: true }
      await boss.createQueue(name, options)
      await boss.updateQueue(name, options)
    }
    const wanted = new Set(schedules.map(({ name }) => String(name)))
    for (const schedule of await boss.getSchedules())
      if (!wanted.has(schedule.name)) await boss.unschedule(schedule.name)
    for (const { name, cron } of schedules) await boss.schedule(name, cron, {})
  } finally {
    await boss.stop({ graceful: false })
  }
}
