import type { DatabaseAdapterObj } from 'payload'
import type { ShopContext } from '../context/context'
import { rememberConnection } from './connection'
import { refuseSecondConnections } from './oneConnection'
import { withResilientPool } from './withResilientPool'
import { withStrictCommit } from './withStrictCommit'

/**
 * What the shop asks of the app's Postgres adapter: connections that are lost are replaced, a COMMIT that fails is an error, and no
 * request takes a second connection while its transaction holds one.
 */
export const withShopDatabase = <Adapter extends DatabaseAdapterObj>(
  context: ShopContext,
  adapter: Adapter,
): Adapter => {
  refuseSecondConnections(context.strictConnections)
  const guarded = withStrictCommit(withResilientPool(adapter))
  return {
    ...guarded,
    init: (args) => {
      const db = guarded.init(args)
      rememberConnection(context, db)
      return db
    },
  }
}
