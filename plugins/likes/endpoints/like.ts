import { sql } from '@payloadcms/db-postgres'
import { findReadable } from '@plugins/listings/queries/findReadable'
import { v7 as uuidv7 } from 'uuid'
import { recordAudit } from '@/core/audit/recordAudit'
import { type Executor, inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { fireEvent } from '@/core/events/events'
import type { EndpointContext, Handler } from '@/core/http/endpoint'

async function requirePublished({ payload, parameters: { id = '' }, requireUser }: EndpointContext) {
  const user = await requireUser('like builds')
  const schematic = await findReadable(payload, id, user)
  if (!schematic) throw new ShopError(404, 'not_found', 'This build doesn’t exist or isn’t published.')
  return { target: { kind: 'schematic', id: schematic.id, name: schematic.slug }, userId: user.id }
}

async function countLikes(tx: Executor, schematicId: string, userId: string) {
  const { rows } = await tx.execute<{ liked: boolean; count: string }>(sql`
    select exists (select 1 from ${tx.tables.likes} where user_id = ${userId} and schematic_id = ${schematicId}) as liked,
           like_count as count
    from ${tx.tables.schematics} where id = ${schematicId}`)
  return Response.json({ liked: rows[0]?.liked ?? false, likeCount: Number(rows[0]?.count ?? 0) })
}

/** `PUT /api/schematics/:id/like` */
export const likeSchematic: Handler = async (context) => {
  const { target, userId } = await requirePublished(context)
  const schematicId = target.id
  const source = await context.auditSource()
  return inTransaction(context.payload, async (tx) => {
    const { rows } = await tx.execute(sql`
      insert into ${tx.tables.likes} (id, user_id, schematic_id) values (${uuidv7()}, ${userId}, ${schematicId})
      on conflict (user_id, schematic_id) do nothing returning id`)
    if (rows.length > 0) {
      await fireEvent(context.payload, tx, 'liked', { schematicId, userId })
      await recordAudit(tx, source, { action: 'like.added', target })
    }
    return countLikes(tx, schematicId, userId)
  })
}

/** `DELETE /api/schematics/:id/like` */
export const unlikeSchematic: Handler = async (context) => {
  const { target, userId } = await requirePublished(context)
  const schematicId = target.id
  const source = await context.auditSource()
  return inTransaction(context.payload, async (tx) => {
    const { rowCount } = await tx.execute(
      sql`delete from ${tx.tables.likes} where user_id = ${userId} and schematic_id = ${schematicId}`,
    )
    if (rowCount) await recordAudit(tx, source, { action: 'like.removed', target })
    return countLikes(tx, schematicId, userId)
  })
}
