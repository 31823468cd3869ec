import type { Payload } from 'payload'
import type { ShopContext } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import { ShopError } from '@/core/errors/errors'
import { type Provider, type ProviderKind, providerOptions } from '../types'

export type OfferedProvider = { kind: ProviderKind; name: string; label: string }

const allOf = (context: ShopContext): readonly Provider[] => providerOptions.of(context).signIn ?? []

/** The providers that users may sign in by. */
export const offeredProviders = (context: ShopContext): OfferedProvider[] =>
  allOf(context).map(({ kind, name, label }) => ({ kind, name, label }))

/** What a provider is called, also one that is no longer offered. */
export const labelOf = (context: ShopContext, name: string): string =>
  allOf(context).find((one) => one.name === name)?.label ?? name

/** Whether an account is linked to a provider that is offered, as SQL over a row of `users` under an alias. */
export const linkedText =
  (context: ShopContext): ((user: string) => string) =>
  (user) => {
    const names = allOf(context).map(({ name }) => `'${name.replaceAll("'", "''")}'`)
    return names.length === 0
      ? 'false'
      : `exists (select from ${context.names.providerIdentities} i where i.user_id = ${user}.id and i.provider in (${names.join(', ')}))`
  }

/** @throws ShopError `not_found` */
export function findProvider(context: ShopContext, name: string): Provider {
  const found = allOf(context).find((one) => one.name === name)
  if (!found) throw new ShopError(404, 'not_found', 'You can’t sign in by this provider here.')
  return found
}

/** A provider's account that is linked to one here. Times are ISO 8601. */
export type LinkedProvider = { provider: string; name: string | null; linkedAt: string }

/** What is linked to an account, and whether it has a password. */
export async function readLinked(
  payload: Payload,
  userId: string,
): Promise<{ linked: LinkedProvider[]; hasPassword: boolean }> {
  const { pool, names } = adapterOf(payload)
  const [identities, accounts] = await Promise.all([
    pool.query<LinkedProvider>({
      name: 'linked-providers',
      text: `select provider, name, ${isoTime('linked_at')} as "linkedAt" from ${names.providerIdentities}
             where user_id = $1 order by linked_at`,
      values: [userId],
    }),
    pool.query<{ hasPassword: boolean }>({
      name: 'has-password',
      text: `select coalesce(hash, '') <> '' as "hasPassword" from ${names.users} where id = $1`,
      values: [userId],
    }),
  ])
  return { linked: identities.rows, hasPassword: accounts.rows[0]?.hasPassword ?? false }
}
