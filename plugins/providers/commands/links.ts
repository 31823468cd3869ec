import { sql } from '@payloadcms/db-postgres'
import { notifyOwner } from '@plugins/factors/commands/notifyOwner'
import type { Payload } from 'payload'
import { lockWaysIn, requireWayIn } from '@/core/access/waysIn'
import { currentSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { type Executor, inTransaction, sqlStateOf, UNIQUE_VIOLATION } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import type { Identity } from '../identity'
import { labelOf } from '../queries/readProviders'
import type { Provider } from '../types'

const taken = ({ label, name }: Pick<Provider, 'label' | 'name'>) =>
  new ShopError(
    409,
    'provider_taken',
    `This ${label} account is linked to another account, or yours has one already.`,
    {
      provider: name,
    },
  )

const MAX_NAME = 100

/**
 * Links an identity to an account, in the caller's transaction, and tells its owner, unless it is made with it.
 * @throws ShopError `provider_taken` where it is another's, or the account has one of this provider
 */
export async function linkIdentity(
  tx: Executor,
  provider: Pick<Provider, 'label' | 'name'>,
  userId: string,
  { issuer, subject, email, name }: Identity,
  { isNewAccount = false } = {},
): Promise<void> {
  const shown = (email ?? name)?.slice(0, MAX_NAME) ?? null
  const { rows } = await tx
    .execute<{ userId: string; isNew: boolean }>(sql`
      insert into ${tx.tables.providerIdentities} as i (issuer, subject, provider, user_id, name, last_used_at)
      values (${issuer}, ${subject}, ${provider.name}, ${userId}, ${shown}, now())
      on conflict (issuer, subject) do update set last_used_at = now() returning user_id as "userId", xmax = 0 as "isNew"`)
    .catch((error: unknown) => {
      throw sqlStateOf(error) === UNIQUE_VIOLATION ? taken(provider) : error
    })
  if (rows[0]?.userId !== userId) throw taken(provider)
  if (!rows[0].isNew) return
  await recordAudit(tx, currentSource(tx.context, userId), {
    action: 'provider.linked',
    target: { kind: 'user', id: userId },
    after: { provider: provider.name, name: shown },
  })
  if (!isNewAccount) await notifyOwner(tx, userId, 'provider_linked', provider.label)
}

/**
 * Unlinks a provider from an account, which keeps one way to sign in.
 * @throws ShopError `not_found`, `last_way_in`
 */
export const unlinkProvider = (payload: Payload, userId: string, provider: string): Promise<void> =>
  inTransaction(payload, async (tx) => {
    await lockWaysIn(tx, userId)
    const { rows } = await tx.execute<{ name: string | null }>(sql`
      delete from ${tx.tables.providerIdentities} where user_id = ${userId} and provider = ${provider} returning name`)
    if (!rows[0]) throw new ShopError(404, 'not_found', 'This provider is not linked to your account.')
    await requireWayIn(tx, userId)
    await recordAudit(tx, currentSource(tx.context, userId), {
      action: 'provider.unlinked',
      target: { kind: 'user', id: userId },
      before: { provider, name: rows[0].name },
    })
    await notifyOwner(tx, userId, 'provider_unlinked', labelOf(tx.context, provider))
  })
