import { sql } from '@payloadcms/db-postgres'
import type { DatabaseAdapterObj } from 'payload'
import { z } from 'zod'
import { contextOf } from '@/core/context/context'
import { type Executor, executorOf } from '@/core/database/executor'
import { insertSession } from './commands/insertSession'

/** Payload passes dates as `Date` where it just set them, and as text where it read them. */
const sessionWrite = z.object({
  id: z.string(),
  hash: z.string(),
  state: z.string(),
  sessions: z.array(z.object({ id: z.string(), createdAt: z.union([z.date(), z.string()]) })),
  updatedAt: z.null(),
})
type SessionWrite = z.output<typeof sessionWrite>

async function writeSessions(db: Executor, { id: userId, hash, state, sessions }: SessionWrite): Promise<void> {
  const started = sessions.filter(({ createdAt }) => createdAt instanceof Date)
  for (const { id } of started) await insertSession(db, { id, userId, hash, state, method: 'other' })
  if (started.length > 0) return
  // Sessions left out have ended.
  const kept = JSON.stringify(sessions.map(({ id }) => id))
  await db.execute(sql`select from ${db.tables.users} where id = ${userId} for no key update`)
  await db.execute(sql`
    delete from ${db.tables.shopSessions} where user_id = ${userId}
      and id not in (select jsonb_array_elements_text(${kept}::jsonb))`)
}

/**
 * Payload 3.90 starts, refreshes and ends a session by rewriting the whole account as it read it before checking the
 * password, which undoes concurrent changes: a new password, a suspension, an address, another session. Here only
 * sessions are written; how long they last is the shop's.
 */
export const withSessionWrites = <Adapter extends DatabaseAdapterObj>(adapter: Adapter): Adapter => ({
  ...adapter,
  init: (options) => {
    const db = adapter.init(options)
    const { updateOne } = db
    db.updateOne = async (args) => {
      const isOfUser = args.collection === contextOf(options.payload).slugs.users
      const write = isOfUser && args.returning === false ? sessionWrite.safeParse(args.data) : undefined
      if (!write?.success) return updateOne.call(db, args)
      const { transactionID } = args.req ?? {}
      const request = { payload: options.payload, ...(transactionID !== undefined && { transactionID }) }
      await writeSessions(await executorOf(request), write.data)
      return null
    }
    return db
  },
})
