import { sql } from '@payloadcms/db-postgres'
import { refuseClosing } from '@/core/access/closing'
import type { Executor } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { deviceOfAgent, placeOf } from '../device'
import { sessionOptions } from '../types'

/** How a session was signed in to. */
export type SignInMethod = 'password' | 'passkey' | 'provider' | 'reset' | 'other'

export type NewSession = {
  id: string
  userId: string
  method: SignInMethod
  /** The password's hash that was checked, and the state: the session starts only where they are still the same. */
  hash?: string | null | undefined
  state?: string | undefined
  /** Of the request that signs in. */
  headers?: Headers | undefined
}

/**
 * The account's row is locked.
 * @throws ShopError `account_closing`; `wrong_credentials` where password or state have changed meanwhile
 */
export async function insertSession(
  tx: Executor,
  { id, userId, method, hash, state, headers }: NewSession,
): Promise<void> {
  await refuseClosing(tx, userId)
  const { idleDays, maxDays } = sessionOptions.of(tx.context)
  const { browser, system, device } = deviceOfAgent(headers?.get('user-agent') ?? null)
  const { network, country } = headers ? await placeOf(tx.context, headers) : { network: null, country: null }
  const { rows } = await tx.execute(sql`
    with account as (
      select id from ${tx.tables.users} where id = ${userId}
        and (${hash ?? null}::text is null or hash = ${hash ?? null}) and (${state ?? null}::text is null or state::text = ${state ?? null})
      for no key update)
    insert into ${tx.tables.shopSessions} (id, user_id, method, expires_at, ends_at, browser, system, device, network, country)
    select ${id}, account.id, ${method}, now() + make_interval(days => ${Math.min(idleDays, maxDays)}), now() + make_interval(days => ${maxDays}),
      ${browser}, ${system}, ${headers ? device : null}, ${network}, ${country}
    from account returning id`)
  if (rows.length === 0)
    throw new ShopError(401, 'wrong_credentials', 'The account was changed while you signed in. Sign in again.')
  await tx.execute(sql`
    insert into ${tx.tables.usersSessions} (_order, _parent_id, id, created_at, expires_at)
    select 1 + coalesce((select max(_order) from ${tx.tables.usersSessions} where _parent_id = ${userId}), 0), user_id, id, started_at, ends_at
    from ${tx.tables.shopSessions} where id = ${id}`)
  await tx.execute(sql`delete from ${tx.tables.shopSessions} where user_id = ${userId} and expires_at < now()`)
}
