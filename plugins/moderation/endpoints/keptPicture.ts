import path from 'node:path'
import { Readable } from 'node:stream'
import { sql } from '@payloadcms/db-postgres'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import type { Handler } from '@/core/http/endpoint'

const types: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
}

const gone = () => new ShopError(404, 'not_found', 'This picture is no longer kept.')

/** `GET /api/moderation/cases/:id/pictures/:picture`: a picture of a reported build that went, for moderators alone. */
export const handleKeptPicture: Handler = async ({
  payload,
  parameters: { id = '', picture = '' },
  requireModerator,
}) => {
  await requireModerator('moderate')
  const { drizzle } = adapterOf(payload)
  const { rows } =
    isUuid(id) && isUuid(picture)
      ? await drizzle.execute<{ filename: string }>(sql`
          select filename from ${drizzle.tables.moderationPictures} where id = ${picture} and case_id = ${id}`)
      : { rows: [] }
  const [found] = rows
  if (!found) throw gone()
  const stream = await contextOf(payload)
    .stores.media.open(found.filename)
    .catch(() => undefined)
  if (!stream) throw gone()
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      'Content-Type': types[path.extname(found.filename).toLowerCase()] ?? 'application/octet-stream',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
}
