import { sql } from '@payloadcms/db-postgres'
import { confirmIdentity, identityProof } from '@plugins/factors/commands/confirmIdentity'
import { requireActive } from '@/core/access/viewer'
import { recordAudit } from '@/core/audit/recordAudit'
import { contextOf } from '@/core/context/context'
import { adapterOf, inTransaction } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import { contentDisposition } from '@/core/http/contentDisposition'
import type { EndpointContext, Handler, PayloadContext } from '@/core/http/endpoint'
import { serveObject } from '@/core/http/serveObject'
import { sendEvents } from '@/core/live/sendEvents'
import { removeExports, requestExport } from '../commands/requestExport'
import { offeredText, readExport } from '../queries/readExport'
import { isExportLinkValid } from '../signExportLink'

export const requestExportBody = identityProof

/** Seconds that a link of the storage itself works, for a download to begin. */
const STORAGE_LINK_SECONDS = 300

const stateOf = async ({ payload }: Pick<EndpointContext, 'payload'>, userId: string) => ({
  export: await readExport(payload, userId),
})

/** `POST /api/users/data-export` `{password}`: begins an export of all one's data. */
export const beginExport: Handler<PayloadContext> = async (context) => {
  const user = await context.requireUser('export your data')
  await confirmIdentity(context.payload, user, await context.readJson(requestExportBody))
  const source = await context.auditSource()
  await inTransaction(context.payload, (tx) => requestExport(tx, source, String(user.id)))
  return Response.json(await stateOf(context, String(user.id)), { status: 202 })
}

/** `GET /api/users/data-export`: how far it is, as JSON or, if requested, as an event stream. */
export const exportState: Handler = async (context) => {
  const { id } = requireActive(await context.viewer(), 'export your data')
  if (context.request.headers.get('accept')?.includes('text/event-stream'))
    return sendEvents(context, {
      topics: [`data-export:${id}`],
      userId: id,
      readState: () => stateOf(context, id),
    })
  return Response.json(await stateOf(context, id), { headers: { 'Cache-Control': 'private, no-store' } })
}

/** `DELETE /api/users/data-export`: stops an export, and removes one that is ready. */
export const removeExport: Handler<PayloadContext> = async (context) => {
  const user = await context.requireUser('export your data')
  await inTransaction(context.payload, (tx) => removeExports(tx, String(user.id)))
  return Response.json(await stateOf(context, String(user.id)))
}

type Stored = { key: string; bytes: number; sha256: string; name: string }

/** `GET /api/users/data-export/:export`: the archive, by its link and to its owner alone. */
export const downloadExport: Handler = async (context) => {
  const { payload, request, parameters, query } = context
  const { export: exportId = '' } = parameters
  const { id: userId } = requireActive(await context.viewer(), 'download your data')
  const shop = contextOf(payload)
  const isValid = isUuid(exportId) && isExportLinkValid(shop, exportId, userId, query)
  const { drizzle } = adapterOf(payload)
  const { rows } = isValid
    ? await drizzle.execute<Stored>(sql`
        select o.key, o.bytes::float8 as bytes, o.sha256, p.username || '-' || to_char(e.requested_at, 'YYYY-MM-DD') as name
        from data_exports e join stored_objects o on o.id = e.object_id join ${drizzle.tables.profiles} p on p.id = e.user_id
        where e.id = ${exportId} and e.user_id = ${userId} and ${sql.raw(offeredText(shop.names.schematicFiles))}`)
    : { rows: [] }
  const [stored] = rows
  if (!stored)
    throw new ShopError(410, 'link_expired', 'This download has expired. Export your data again in the settings.')
  // Of a download in ranges, the first one.
  if (!/^bytes=[1-9]/.test(request.headers.get('range') ?? ''))
    await recordAudit(drizzle, await context.auditSource(), {
      action: 'export.downloaded',
      target: { kind: 'user', id: userId },
    })
  const filename = `schematicshop-${stored.name}.zip`
  const { objects } = shop.stores
  if (!objects.sign) return serveObject(shop, request, { ...stored, filename })
  const location = await objects.sign(stored.key, {
    disposition: contentDisposition(filename),
    seconds: STORAGE_LINK_SECONDS,
  })
  return new Response(null, { status: 302, headers: { Location: location, 'Cache-Control': 'private, no-store' } })
}
