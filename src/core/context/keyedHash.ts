import { createHmac, hkdfSync } from 'node:crypto'
import { perContext, type ShopContext } from './context'

const keyOf = perContext('accounts key', ({ secret }) =>
  Buffer.from(hkdfSync('sha256', secret, '', 'schematicshop accounts', 32)),
)

/** A hash that only this shop can make, in hex: addresses and networks are counted without being kept. */
export const keyedHash = (context: Pick<ShopContext, 'kept' | 'secret'>, ...parts: string[]): string =>
  createHmac('sha256', keyOf(context as ShopContext))
    .update(JSON.stringify(parts))
    .digest('hex')

/** An address as accounts have it. */
export const plainEmail = (email: string): string => email.trim().toLowerCase()
