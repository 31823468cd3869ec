import { sql } from '@payloadcms/db-postgres'
import { perContext, type ShopContext } from '../context/context'
import type { Executor } from '../database/executor'
import { ShopError } from '../errors/errors'

type Way = (user: string) => string

/** By what rooms let an account sign in, as SQL over a row of `users` under an alias. The password is always one. */
const waysOf = perContext<Map<string, Way>>('ways in', () => new Map())

/** @param name of the way: each is there once */
export const addWayIn = (context: ShopContext, name: string, way: Way): void => void waysOf(context).set(name, way)

const hasWayText = (context: ShopContext, user: string): string =>
  [`coalesce(${user}.hash, '') <> ''`, ...[...waysOf(context).values()].map((way) => way(user))].join(' or ')

/** To be called before a way in is removed: of two that are removed at once, the second sees that the first is gone. */
export const lockWaysIn = (tx: Executor, userId: string): Promise<unknown> =>
  tx.execute(sql`select from ${tx.tables.users} where id = ${userId} for no key update`)

/**
 * To be called after a way in was removed, in the same transaction: an account keeps one, whichever it is.
 * @throws ShopError `last_way_in`
 */
export async function requireWayIn(tx: Executor, userId: string): Promise<void> {
  const { rows } = await tx.execute(sql`
    select from ${tx.tables.users} u where u.id = ${userId} and (${sql.raw(hasWayText(tx.context, 'u'))})`)
  if (rows.length === 0)
    throw new ShopError(
      409,
      'last_way_in',
      'This is your only way to sign in. Set a password or add another way first.',
    )
}
