import { sql } from '@payloadcms/db-postgres'
import { lockWaysIn, requireWayIn } from '@/core/access/waysIn'
import type { Executor } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'

const noSuchPasskey = () => new ShopError(404, 'not_found', 'This passkey no longer exists.')

/** @throws ShopError `not_found` */
export async function renamePasskey(tx: Executor, userId: string, id: string, name: string): Promise<void> {
  if (!isUuid(id)) throw noSuchPasskey()
  const { rows } = await tx.execute(sql`
    update ${tx.tables.passkeys} set name = ${name} where id = ${id} and user_id = ${userId} returning id`)
  if (rows.length === 0) throw noSuchPasskey()
}

/**
 * Removes a passkey, unless it is the only way into its account.
 * @returns its name
 * @throws ShopError `not_found`, `last_way_in`
 */
export async function removePasskey(tx: Executor, userId: string, id: string): Promise<string> {
  if (!isUuid(id)) throw noSuchPasskey()
  await lockWaysIn(tx, userId)
  const { rows } = await tx.execute<{ name: string }>(
    sql`delete from ${tx.tables.passkeys} where id = ${id} and user_id = ${userId} returning name`,
  )
  if (!rows[0]) throw noSuchPasskey()
  await requireWayIn(tx, userId)
  return rows[0].name
}
