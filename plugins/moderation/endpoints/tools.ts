import { sql } from '@payloadcms/db-postgres'
import { z } from 'zod'
import { recordAudit } from '@/core/audit/recordAudit'
import { adapterOf, inTransaction, sqlStateOf, UNIQUE_VIOLATION } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import type { Handler } from '@/core/http/endpoint'
import { toStorable } from '@/core/text/toStorable'
import { locales } from '@/i18n/locales'
import { unblockFile } from '../commands/blockFile'
import { alertPeriods } from '../queries/caseKinds'

const MAX_NAME = 80
const MAX_BODY = 500
const SHOWN = 200

const body = z.string().trim().max(MAX_BODY, `A reply can have at most ${MAX_BODY} characters.`)
/** A text in each language that it is written in; English where the person's is missing. */
export const replyBody = z.strictObject({
  name: z.string().trim().min(1, 'Give the reply a name.').max(MAX_NAME),
  bodies: z
    .partialRecord(z.enum(locales, `A language is one of ${locales.join(', ')}.`), body)
    .refine((bodies) => Object.values(bodies).some((text) => text !== ''), 'Write the reply in at least one language.'),
})
export const alertBody = z.strictObject({
  every: z.enum(alertPeriods, `Choose one of ${alertPeriods.join(', ')}.`),
})

const time = (column: string) => sql.raw(isoTime(column))
const missing = (what: string) => new ShopError(404, 'not_found', `This ${what} doesn’t exist.`)

/** `GET /api/moderation/replies` */
export const handleReplies: Handler = async ({ payload, requireModerator }) => {
  await requireModerator('moderate')
  const { drizzle } = adapterOf(payload)
  const { rows } = await drizzle.execute(sql`
    select id, name, bodies, ${time('updated_at')} as "updatedAt" from ${drizzle.tables.savedReplies}
    order by lower(name), id limit ${SHOWN}`)
  return Response.json({ docs: rows })
}

/** `POST /api/moderation/replies`, `PUT /api/moderation/replies/:id` */
export const handleSaveReply: Handler = async ({
  payload,
  parameters: { id },
  requireModerator,
  readJson,
  auditSource,
}) => {
  const moderator = await requireModerator('moderate')
  if (id !== undefined && !isUuid(id)) throw missing('reply')
  const { name, bodies } = toStorable(await readJson(replyBody))
  const source = await auditSource()
  const values = JSON.stringify(Object.fromEntries(Object.entries(bodies).filter(([, text]) => text)))
  try {
    return await inTransaction(payload, async (tx) => {
      const { rows } = await tx.execute<{ id: string }>(
        id === undefined
          ? sql`insert into ${tx.tables.savedReplies} (name, bodies, updated_by_id)
              values (${name}, ${values}::jsonb, ${moderator.id}) returning id`
          : sql`update ${tx.tables.savedReplies} set name = ${name}, bodies = ${values}::jsonb,
              updated_by_id = ${moderator.id}, updated_at = now() where id = ${id} returning id`,
      )
      const saved = rows[0]
      if (!saved) throw missing('reply')
      const action = id === undefined ? 'reply.created' : 'reply.updated'
      await recordAudit(tx, source, { action, target: { kind: 'reply', id: saved.id, name } })
      return Response.json({ id: saved.id, name }, { status: id === undefined ? 201 : 200 })
    })
  } catch (error) {
    if (sqlStateOf(error) !== UNIQUE_VIOLATION) throw error
    throw new ShopError(400, 'invalid_field', 'There is a reply of this name already. Choose another.', {
      field: 'name',
    })
  }
}

/** `DELETE /api/moderation/replies/:id` */
export const handleDeleteReply: Handler = async ({
  payload,
  parameters: { id = '' },
  requireModerator,
  auditSource,
}) => {
  await requireModerator('moderate')
  if (!isUuid(id)) throw missing('reply')
  const source = await auditSource()
  return inTransaction(payload, async (tx) => {
    const { rows } = await tx.execute<{ name: string }>(
      sql`delete from ${tx.tables.savedReplies} where id = ${id} returning name`,
    )
    if (!rows[0]) throw missing('reply')
    await recordAudit(tx, source, { action: 'reply.deleted', target: { kind: 'reply', id, name: rows[0].name } })
    return Response.json({ id })
  })
}

/** `GET /api/moderation/blocked-files`: the newest first. */
export const handleBlockedFiles: Handler = async ({ payload, requireModerator }) => {
  await requireModerator('moderate')
  const { drizzle } = adapterOf(payload)
  const { rows } = await drizzle.execute(sql`
    select b.id, b.sha256, b.title, b.reason, b.shape is not null as "hasShape", ${time('b.blocked_at')} as "blockedAt",
      p.username as "blockedBy", b.case_id as "caseId"
    from ${drizzle.tables.blockedFiles} b left join ${drizzle.tables.profiles} p on p.id = b.blocked_by_id
    order by b.blocked_at desc, b.id limit ${SHOWN}`)
  return Response.json({ docs: rows })
}

/** `DELETE /api/moderation/blocked-files/:id`: it can be uploaded again. */
export const handleUnblock: Handler = async ({ payload, parameters: { id = '' }, requireModerator, auditSource }) => {
  await requireModerator('moderate')
  if (!isUuid(id)) throw missing('blocked file')
  const source = await auditSource()
  return inTransaction(payload, async (tx) => {
    const sha256 = await unblockFile(tx, { id })
    if (!sha256) throw missing('blocked file')
    await recordAudit(tx, source, { action: 'file.unblocked', target: { kind: 'file', id: sha256 } })
    return Response.json({ id })
  })
}

/** `GET /api/moderation/alerts`: how often one gets a digest of what waits. */
export const handleAlerts: Handler = async ({ payload, requireModerator }) => {
  const moderator = await requireModerator('moderate')
  const { drizzle } = adapterOf(payload)
  const { rows } = await drizzle.execute<{ every: string }>(
    sql`select every from ${drizzle.tables.moderationAlerts} where user_id = ${moderator.id}`,
  )
  return Response.json({ every: rows[0]?.every ?? 'daily' })
}

/** `PUT /api/moderation/alerts` `{every}` */
export const handleSetAlerts: Handler = async ({ payload, requireModerator, readJson }) => {
  const moderator = await requireModerator('moderate')
  const { every } = await readJson(alertBody)
  const { drizzle } = adapterOf(payload)
  await drizzle.execute(sql`
    insert into ${drizzle.tables.moderationAlerts} (user_id, every) values (${moderator.id}, ${every})
    on conflict (user_id) do update set every = excluded.every`)
  return Response.json({ every })
}
