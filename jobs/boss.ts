import type { Payload } from 'payload'
import { type ConstructorOptions, PgBoss } from 'pg-boss'
import { contextOf, perContext, type ShopContext } from '@/core/context/context'
import { connectionOf } from '@/core/database/connection'
import { adapterOf } from '@/core/database/executor'
import { preparingClient } from '@/core/database/preparingClient'
import { log } from '@/core/log/log'
import { MigrationError } from '@/core/migrations/MigrationError'
import { deadLetterOf, type Queue } from './defineQueue'
import { jobsOf } from './withJobs'

/**
 * Options for pg-boss's own pool. It polls every queue many times a second; planning those statements would cost more
 * than running them.
 */
const optionsOf = (context: ShopContext): ConstructorOptions =>
  Object.assign(
    { ...(connectionOf(context) as ConstructorOptions), schema: context.jobSchema },
    { Client: preparingClient },
  )

const watch = (boss: PgBoss): PgBoss => {
  boss.on('error', (error) => log.error({ err: error }, 'pg-boss reports an error'))
  return boss
}

const senderOf = perContext('sender', (): { boss?: Promise<PgBoss> | undefined } => ({}))

/** Sends only: no maintenance, no schedules, no schema changes. Used by the web process and scripts. */
export function getSender(context: ShopContext): Promise<PgBoss> {
  const sender = senderOf(context)
  sender.boss ??= watch(
    new PgBoss({
      ...optionsOf(context),
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
      sender.boss = undefined
      throw error
    })
  return sender.boss
}

/** Closes the sender, where one was opened. */
export async function closeSender(context: ShopContext): Promise<void> {
  const sender = senderOf(context)
  const boss = await sender.boss?.catch(() => undefined)
  sender.boss = undefined
  await boss?.stop({ graceful: false })
}

/** Fetches jobs and maintains the queues: expires jobs of dead workers, retries, runs schedules. */
export const startWorkerBoss = (context: ShopContext): Promise<PgBoss> =>
  watch(
    new PgBoss({
      ...optionsOf(context),
      application_name: 'shop-worker',
      max: 6,
      migrate: false,
      createSchema: false,
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
      useListenNotify: true,
    }),
  ).start()

/**
 * pg-boss migrates the tables of its schema to its own version, and maintains every queue in it.
 * @throws MigrationError where the schema has queues, and none of the shop's: it is of another pg-boss
 */
async function requireOwnSchema(payload: Payload, queues: readonly Queue[]): Promise<void> {
  const { jobSchema } = contextOf(payload)
  const { pool } = adapterOf(payload)
  const table = `"${jobSchema}".queue`
  const { rows } = await pool.query<{ there: boolean }>({
    text: 'select to_regclass($1) is not null as there',
    values: [table],
  })
  if (!rows[0]?.there) return
  const { rows: found } = await pool.query<{ name: string }>({ text: `select name from ${table}` })
  const own = new Set(queues.map(({ name }) => name))
  if (found.length > 0 && !found.some(({ name }) => own.has(name)))
    throw new MigrationError(
      'job_schema_taken',
      `The schema ${jobSchema} of the database has the queues of another pg-boss. Give the shop its own: schematicShop({ jobSchema: 'shop_jobs' }).`,
    )
}

/**
 * Migrates the schema, and creates the queues and schedules that the plugins registered. Run by the migrator, under its
 * lock. Other queues and schedules are left alone.
 */
export async function migrateQueues(payload: Payload): Promise<void> {
  const queues = jobsOf(payload).map(({ queue }) => queue)
  await requireOwnSchema(payload, queues)
  const boss = await watch(
    new PgBoss({ ...optionsOf(contextOf(payload)), supervise: false, schedule: false, max: 2 }),
  ).start()
  try {
    for (const queue of queues) {
      const { name, policy } = queue
      const deadLetter = deadLetterOf(queue)
      await boss.createQueue(deadLetter, { ...policy, retryLimit: 20, retryBackoff: true, notify: true })
      const options = { ...policy, retryBackoff: true, deadLetter, notify: true }
      await boss.createQueue(name, options)
      await boss.updateQueue(name, options)
    }
    for (const { name, schedule } of queues)
      if (schedule) await boss.schedule(name, schedule, {})
      else await boss.unschedule(name)
  } finally {
    await boss.stop({ graceful: false })
  }
}
