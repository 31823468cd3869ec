import { Readable } from 'node:stream'
import { sql } from '@payloadcms/db-postgres'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import { contentDisposition } from '@/core/http/contentDisposition'
import type { Handler } from '@/core/http/endpoint'

/** `GET /api/moderation/cases/:id/evidence/:file`: a reported file that its owner deleted, for moderators alone. */
export const handleEvidence: Handler = async ({
  payload,
  request,
  parameters: { id = '', file = '' },
  requireModerator,
}) => {
  await requireModerator('moderate')
  const { drizzle } = adapterOf(payload)
  const { rows } =
    isUuid(id) && isUuid(file)
      ? await drizzle.execute<{ key: string; filename: string; bytes: string }>(sql`
          select o.key, e.filename, o.bytes from ${drizzle.tables.moderationEvidence} e
            join stored_objects o on o.id = e.object_id where e.id = ${file} and e.case_id = ${id}`)
      : { rows: [] }
  const [found] = rows
  if (!found) throw new ShopError(404, 'not_found', 'This file is no longer kept.')
  const stream = await contextOf(payload).stores.objects.open(found.key, { signal: request.signal })
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(found.bytes),
      'Content-Disposition': contentDisposition(found.filename),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
}
