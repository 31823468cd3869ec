import { enqueue } from '@jobs/enqueue'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { currentSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import type { Scope } from '@/core/vocabulary'
import { keyQueues } from '../jobs/queues'
import { makeKey } from '../keyFormat'
import { keyOptions } from '../types'

type NewKey = {
  name: string
  scopes: readonly Scope[] /** Null for a key without an end. */
  expiresInDays: number | null
}

/**
 * Makes an API key, and tells its owner by email.
 * @returns its id, and the key itself, which is not kept
 * @throws ShopError `limit_reached`
 */
export const createKey = (
  payload: Payload,
  userId: string,
  { name, scopes, expiresInDays }: NewKey,
): Promise<{ id: string; key: string }> =>
  inTransaction(payload, async (tx) => {
    // One after the other for each owner, so that the limit is exact.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`api keys ${userId}`}, 0))`)
    const { maxKeys } = keyOptions.of(tx.context)
    const { rows } = await tx.execute<{ count: number }>(
      sql`select count(*)::int as count from ${tx.tables.apiKeys} where user_id = ${userId} and revoked_at is null`,
    )
    if ((rows[0]?.count ?? 0) >= maxKeys)
      throw new ShopError(409, 'limit_reached', `You already have ${maxKeys} API keys. Revoke one you no longer need.`)
    const id = uuidv7()
    const { key, prefix, hash } = makeKey()
    await tx.execute(sql`
      insert into ${tx.tables.apiKeys} (id, user_id, name, prefix, secret_hash, scopes, expires_at)
      values (${id}, ${userId}, ${name}, ${prefix}, ${hash},
        array(select jsonb_array_elements_text(${JSON.stringify([...new Set(scopes)])}::jsonb)),
        now() + make_interval(days => ${expiresInDays}))`)
    await recordAudit(tx, currentSource(tx.context, userId), {
      action: 'key.created',
      target: { kind: 'key', id, name },
      after: { scopes, expiresInDays },
    })
    if (tx.context.canSendEmail) await enqueue(tx, keyQueues.keyMail, { keyId: id })
    return { id, key }
  })
