import type pg from 'pg'
import type { ShopContext } from '../context/context'

/** Where a context keeps what the app told its adapter. */
const KEY = 'pool options'

/** What the app told Payload's adapter of Postgres. @throws Error where the adapter is another one */
export function poolOptionsOf(db: object): pg.PoolConfig {
  const options: unknown = 'poolOptions' in db ? db.poolOptions : undefined
  if (typeof options !== 'object' || options === null)
    throw new Error('schematicShop: the database must be Postgres, by postgresAdapter of @payloadcms/db-postgres.')
  return options
}

/** To be called as the adapter is made, for `connectionOf`. */
export const storePoolOptions = (context: ShopContext, db: object): void => {
  context.kept.set(KEY, poolOptionsOf(db))
}

/** Options of the pool that say nothing of a connection. */
const poolOnlyOptions = new Set([
  'max',
  'min',
  'idleTimeoutMillis',
  'connectionTimeoutMillis',
  'maxUses',
  'allowExitOnIdle',
])

/** How to reach the app's database, for connections beside Payload's pool. @throws Error before the adapter was made */
export function connectionOf({ kept }: ShopContext): pg.ClientConfig {
  const options = kept.get(KEY)
  if (typeof options !== 'object' || options === null) throw new Error('The database adapter has not been made yet')
  return Object.fromEntries(Object.entries(options).filter(([name]) => !poolOnlyOptions.has(name)))
}
