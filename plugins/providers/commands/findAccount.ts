import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import type { Identity } from '../identity'
import type { Provider } from '../types'
import { linkIdentity } from './links'

type Row = { id: string; isStaff: boolean; isConfirmed: boolean }

const unverified = ({ label, name }: Provider) =>
  new ShopError(
    403,
    'provider_unverified',
    `Your ${label} account has no confirmed email address. Confirm it there, or sign in here first and link it in your settings.`,
    { provider: name },
  )
const mustSignIn = ({ label, name }: Provider) =>
  new ShopError(
    409,
    'provider_link_required',
    `There is an account with this address already. Sign in to it, and link ${label} in its settings.`,
    { provider: name },
  )

/**
 * Whose an identity is: of the account that it is linked to, else of the account with its address, to which it is
 * linked then. That takes an address that both have proven: whoever signed up with another’s address does not get its
 * owner as a guest, and no provider opens an account of staff by an address.
 * @returns the account's id; nothing where there is no account yet
 * @throws ShopError `provider_unverified`, `provider_link_required`
 */
export const findAccount = (payload: Payload, provider: Provider, identity: Identity): Promise<string | undefined> =>
  inTransaction(payload, async (tx) => {
    const { issuer, subject, email } = identity
    const { rows: linked } = await tx.execute<{ userId: string }>(sql`
      update ${tx.tables.providerIdentities} set last_used_at = now()
      where issuer = ${issuer} and subject = ${subject} returning user_id as "userId"`)
    if (linked[0]) return linked[0].userId
    if (email === null) throw unverified(provider)
    const { rows } = await tx.execute<Row>(sql`
      select u.id, u.role::text in ('moderator', 'admin') as "isStaff",
        exists (select 1 from ${tx.tables.confirmedEmails} c where c.user_id = u.id and c.email = u.email) as "isConfirmed"
      from ${tx.tables.users} u where u.email = ${email} for no key update of u`)
    const [account] = rows
    if (!account) return undefined
    if (!account.isConfirmed || account.isStaff) throw mustSignIn(provider)
    await linkIdentity(tx, provider, account.id, identity)
    return account.id
  })
