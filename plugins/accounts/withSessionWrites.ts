import { sql } from '@payloadcms/db-postgres'
import type { DatabaseAdapterObj } from 'payload'
import { z } from 'zod'
import { contextOf } from '@/core/context/context'
import { type Executor, executorOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'

/** Payload passes dates as `Date` where it just set them, and as text where it read them. */
const sessionWrite = z.object({
  id: z.string(),
  hash: z.string(),
  state: z.string(),
  sessions: z.array(
    z.object({
      id: z.string(),
      createdAt: z.union([z.date(), z.string()]),
      expiresAt: z.union([z.date(), z.string()]),
    }),
  ),
  updatedAt: z.null(),
})
type SessionWrite = z.output<typeof sessionWrite>

const changed = () =>
  new ShopError(401, 'wrong_credentials', 'The account was changed while you signed in. Sign in again.')

/** Starts a session unless the password or state has changed meanwhile: both lock the account's row. */
async function begin(db: Executor, user: SessionWrite, session: SessionWrite['sessions'][number]): Promise<void> {
  const { rows } = await db.execute(sql`
    with account as (
      select id from ${db.tables.users} where id = ${user.id} and hash = ${user.hash} and state = ${user.state} for no key update)
    insert into ${db.tables.usersSessions} (_order, _parent_id, id, created_at, expires_at)
    select 1 + coalesce((select max(_order) from ${db.tables.usersSessions} where _parent_id = ${user.id}), 0), account.id,
      ${session.id}, ${new Date(session.createdAt).toISOString()}, ${new Date(session.expiresAt).toISOString()}
    from account returning id`)
  if (rows.length === 0) throw changed()
}

async function writeSessions(db: Executor, user: SessionWrite): Promise<void> {
  const set = user.sessions.filter(({ expiresAt }) => expiresAt instanceof Date)
  for (const session of set)
    if (session.createdAt instanceof Date) await begin(db, user, session)
    else
      await db.execute(sql`
        update ${db.tables.usersSessions} set expires_at = ${new Date(session.expiresAt).toISOString()} where id = ${session.id}`)
  // An update without sets: sessions left out have ended.
  const kept = JSON.stringify(user.sessions.map(({ id }) => id))
  await db.execute(sql`
    delete from ${db.tables.usersSessions} where _parent_id = ${user.id} and (expires_at < now() or (${set.length === 0}
      and id not in (select jsonb_array_elements_text(${kept}::jsonb))))`)
}

/**
 * Payload 3.90 starts, refreshes and ends a session by rewriting the whole account as it read it before checking the
 * password, which undoes concurrent changes: a new password, a suspension, an address, another session. Here only
 * sessions are written.
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
