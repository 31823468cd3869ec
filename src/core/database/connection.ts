import type pg from 'pg'
import type { ShopContext } from '../context/context'

/** Key of the adapter's pool options in a context. */
const KEY = 'pool options'

/** The pool options of Payload's Postgres adapter. @throws Error where the adapter is another one */
export function poolOptionsOf(db: object): pg.PoolConfig {
  const options: unknown = 'poolOptions' in db ? db.poolOptions : undefined
  if (typeof options !== 'object' || options === null)
    throw new Error('schematicShop: the database must be Postgres, by postgresAdapter of @payloadcms/db-postgres.')
  return options
}

/** Call when the adapter is created, for `connectionOf`. */
export const storePoolOptions = (context: ShopContext, db: object): void => {
  context.kept.set(KEY, poolOptionsOf(db))
}

/** Pool options that are not connection options. */
const poolOnlyOptions = new Set([
  'max',
  'min',
  'idleTimeoutMillis',
  'connectionTimeoutMillis',
  'maxUses',
  'allowExitOnIdle',
])

/**
 * Connection options of the app's database, for connections outside Payload's pool.
 * @throws Error before the adapter was made
 */
export function connectionOf({ kept }: Pick<ShopContext, 'kept'>): pg.ClientConfig {
  const options = kept.get(KEY)
  if (typeof options !== 'object' || options === null) throw new Error('The database adapter has not been made yet')
  return Object.fromEntries(Object.entries(options).filter(([name]) => !poolOnlyOptions.has(name)))
}
