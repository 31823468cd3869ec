import type { DatabaseAdapterObj } from 'payload'
import type { ShopContext } from '../context/context'
import { log } from '../log/log'
import { storePoolOptions } from './connection'
import { forbidNestedConnections } from './transactionContext'
import { withResilientPool } from './withResilientPool'
import { withStrictCommit } from './withStrictCommit'

const wrongAdapter = () =>
  new Error('schematicShop: the database must be Postgres: use postgresAdapter of @payloadcms/db-postgres.')

/** The settings of Payload's Postgres adapter that the shop depends on. */
type Settings = {
  idType?: unknown
  push?: unknown
  allowIDOnCreate?: unknown
  schemaName?: unknown
  relationshipsSuffix?: unknown
}

/** @throws Error where ids are numbers, or tables are not called as the shop's statements call them */
function requireSettings(db: Settings): void {
  if (db.idType !== 'uuid' && db.idType !== 'uuidv7')
    throw new Error("schematicShop: ids must be UUIDs. Set idType: 'uuidv7' (or 'uuid') in postgresAdapter().")
  if (db.schemaName)
    throw new Error(
      `schematicShop: the shop's tables must be in the schema "public". Remove schemaName: '${db.schemaName}' from postgresAdapter().`,
    )
  if (db.relationshipsSuffix && db.relationshipsSuffix !== '_rels')
    throw new Error(
      'schematicShop: tables of relations must end with _rels. Remove relationshipsSuffix from postgresAdapter().',
    )
  // The shop generates ids itself, and schema push would drop what its migrations create.
  if (db.push !== false) log.info('the schema is not pushed while the shop is developed: use payload migrate:create')
  Object.assign(db, { push: false, allowIDOnCreate: true })
}

/**
 * Wraps the app's Postgres adapter: lost connections are replaced, a failed COMMIT throws, and no request takes a
 * second connection while its transaction holds one.
 * @throws Error at boot where the adapter is not Postgres', or has numbers for ids
 */
export const withShopDatabase = <Adapter extends DatabaseAdapterObj>(
  context: ShopContext,
  adapter: Adapter,
): Adapter => {
  if (adapter?.name !== 'postgres' || typeof adapter.init !== 'function') throw wrongAdapter()
  forbidNestedConnections(context.strictConnections)
  const guarded = withStrictCommit(withResilientPool(adapter))
  return {
    ...guarded,
    init: (args) => {
      const db = guarded.init(args)
      requireSettings(db as Settings)
      storePoolOptions(context, db)
      return db
    },
  }
}
