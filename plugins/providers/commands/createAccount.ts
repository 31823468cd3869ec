import { randomBytes } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { createLocalReq } from 'payload'
import { contextOf } from '@/core/context/context'
import { inRequestTransaction } from '@/core/database/executor'
import type { BegunSignUp } from '../cookies'
import type { Provider } from '../types'
import { linkIdentity } from './links'

/**
 * Makes an account for someone whom a provider has named: with their verified address and without a password, which
 * they may set later.
 * @returns its id
 * @throws ShopError `username_taken`, `invalid_field`, `provider_taken`
 */
export async function createAccount(
  { payload, i18n }: PayloadRequest,
  provider: Provider,
  { identity }: BegunSignUp,
  username: string,
): Promise<string> {
  // The shop itself makes it: its address is proven, so no email asks for that.
  const req = await createLocalReq({ req: { i18n } }, payload)
  return inRequestTransaction(req, async (tx) => {
    const password = randomBytes(32).toString('base64url')
    const { id } = await payload.create({
      collection: contextOf(payload).slugs.users,
      data: { email: identity.email, username, password, role: 'user', state: 'active' },
      req,
      overrideAccess: true,
      depth: 0,
    })
    await tx.execute(sql`update ${tx.tables.users} set hash = null, salt = null where id = ${id}`)
    await linkIdentity(tx, provider, String(id), identity, { isNewAccount: true })
    return String(id)
  })
}
