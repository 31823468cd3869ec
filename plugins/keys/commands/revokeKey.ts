import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { currentSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { inTransaction } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'

const noSuchKey = () => new ShopError(404, 'not_found', 'This API key doesn’t exist or was revoked.')

/** Revokes one of a user's keys: it works no more from the commit on. @throws ShopError `not_found` */
export const revokeKey = (payload: Payload, userId: string, id: string): Promise<void> =>
  inTransaction(payload, async (tx) => {
    if (!isUuid(id)) throw noSuchKey()
    const { rows } = await tx.execute<{ name: string }>(sql`
      update ${tx.tables.apiKeys} set revoked_at = now() where id = ${id} and user_id = ${userId} and revoked_at is null
      returning name`)
    if (!rows[0]) throw noSuchKey()
    const target = { kind: 'key', id, name: rows[0].name } as const
    await recordAudit(tx, currentSource(tx.context, userId), { action: 'key.revoked', target })
  })

/** Gives one of a user's keys another name. @throws ShopError `not_found` */
export const renameKey = (payload: Payload, userId: string, id: string, name: string): Promise<void> =>
  inTransaction(payload, async (tx) => {
    if (!isUuid(id)) throw noSuchKey()
    const { rows } = await tx.execute(sql`
      update ${tx.tables.apiKeys} set name = ${name} where id = ${id} and user_id = ${userId} and revoked_at is null
      returning id`)
    if (rows.length === 0) throw noSuchKey()
    const target = { kind: 'key', id, name } as const
    await recordAudit(tx, currentSource(tx.context, userId), { action: 'key.updated', target, after: { name } })
  })
