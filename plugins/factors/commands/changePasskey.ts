import { sql } from '@payloadcms/db-postgres'
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
 * Removes a passkey. An account without a password keeps its last one.
 * @returns its name
 * @throws ShopError `not_found`, `last_way_in`
 */
export async function removePasskey(tx: Executor, userId: string, id: string): Promise<string> {
  if (!isUuid(id)) throw noSuchPasskey()
  // Of two that are removed at once, the second sees that the first is gone.
  const { rows: accounts } = await tx.execute<{ hasPassword: boolean }>(sql`
    select coalesce(hash, '') <> '' as "hasPassword" from ${tx.tables.users} where id = ${userId} for no key update`)
  const { rows } = await tx.execute<{ name: string }>(
    sql`delete from ${tx.tables.passkeys} where id = ${id} and user_id = ${userId} returning name`,
  )
  if (!rows[0]) throw noSuchPasskey()
  const { rows: others } = await tx.execute(sql`select from ${tx.tables.passkeys} where user_id = ${userId} limit 1`)
  if (!accounts[0]?.hasPassword && others.length === 0)
    throw new ShopError(
      409,
      'last_way_in',
      'This is your only way to sign in. Set a password or add another passkey first.',
    )
  return rows[0].name
}
