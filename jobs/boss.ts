import type { Payload } from 'payload'
import { type ConstructorOptions, PgBoss } from 'pg-boss'
import { contextOf, perContext, type ShopContext } from '@/core/context/context'
import { connectionOf } from '@/core/database/connection'
import { preparingClient } from '@/core/database/preparingClient'
import { log } from '@/core/log/log'
import { deadLetterOf } from './defineQueue'
import { jobsOf } from './withJobs'

/** The tables of pg-boss live in a schema of their own. */
const SCHEMA = 'pgboss'

/**
 * For the pool that pg-boss makes of what it is given: it asks every queue for jobs many times a second, and planning that costs the
 * database more than looking.
 */
const optionsOf = (context: ShopContext): ConstructorOptions =>
  Object.assign({ ...(connectionOf(context) as ConstructorOptions), schema: SCHEMA }, { Client: preparingClient })

const watch = (boss: PgBoss): PgBoss => {
  boss.on('error', (error) => log.error({ err: error }, 'pg-boss reports an error'))
  return boss
}

const senderOf = perContext('sender', (): { boss?: Promise<PgBoss> | undefined } => ({}))

/** Sends only: no maintenance, no clock, no schema changes. The web process and scripts use it. */
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

/** Fetches jobs, and looks after the queues: finds dead workers' jobs, retries, runs the clock. */
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

/** Brings schema, queues and schedules to what the rooms of this app have registered. Run by the migrator, under its lock. */
export async function migrateQueues(payload: Payload): Promise<void> {
  const boss = await watch(
    new PgBoss({ ...optionsOf(contextOf(payload)), supervise: false, schedule: false, max: 2 }),
  ).start()
  try {
    const queues = jobsOf(payload).map(({ queue }) => queue)
    for (const queue of queues) {
      const { name, policy } = queue
      const deadLetter = deadLetterOf(queue)
      await boss.createQueue(deadLetter, { ...policy, retryLimit: 20, retryBackoff: true, notify: true })
      const options = { ...policy, retryBackoff: true, deadLetter, notify: true }
      await boss.createQueue(name, options)
      await boss.updateQueue(name, options)
    }
    const scheduled = new Map(queues.flatMap(({ name, schedule }) => (schedule ? [[name, schedule] as const] : [])))
    for (const { name } of await boss.getSchedules()) if (!scheduled.has(name)) await boss.unschedule(name)
    for (const [name, schedule] of scheduled) await boss.schedule(name, schedule, {})
  } finally {
    await boss.stop({ graceful: false })
  }
}
