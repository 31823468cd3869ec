import { Readable } from 'node:stream'
import { noSuchBuild } from '@plugins/listings/queries/findReadable'
import { readableCondition, viewerValues } from '@/core/access/readable'
import { viewerOf } from '@/core/access/viewerOf'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { errorResponse, ShopError } from '@/core/errors/errors'
import { contentDisposition } from '@/core/http/contentDisposition'
import type { Handle } from '@/core/http/hotEndpoint'
import { isFresh } from '@/core/http/isFresh'

type Model = { filename: string; bytes: string; sha256: string; key: string; isReady: boolean }

/** Who may read a build can change at any time, so a browser asks each time whether what it keeps still holds. */
const keptButAsked = { 'Cache-Control': 'private, no-cache', Vary: 'Cookie, Authorization' }
const neverKept = { 'Cache-Control': 'private, no-store' }

/**
 * `GET /api/schematics/:id/model`: the bytes of a build's file, for the page's own 3D view and material list. The rules are those
 * of a download, but it counts as none. The bytes pass through the shop wherever they lie: a storage elsewhere would have to let
 * the page's script in.
 */
export const handleModel: Handle = async (payload, request, { id = '' }) => {
  const viewer = await viewerOf(payload, request.headers)
  const { rows } = isUuid(id)
    ? await adapterOf(payload).pool.query<Model>({
        name: 'find-model',
        text: `select f.filename, f.filesize as bytes, f.sha256, o.key,
                 f.status = 'ready' and f.verdict in ('clean', 'unscanned') as "isReady"
               from schematics s join schematic_files f on f.id = s.file_id join stored_objects o on o.id = f.object_id
               where s.id = $1 and ${readableCondition}`,
        values: [id, ...viewerValues(viewer)],
      })
    : { rows: [] }
  const model = rows[0]
  if (!model) return errorResponse(noSuchBuild(viewer), neverKept)
  if (!model.isReady)
    return errorResponse(
      new ShopError(409, 'not_ready', 'This file isn’t published, so it can’t be shown. Try again in a moment.'),
      neverKept,
    )

  const etag = `"${model.sha256}"`
  const headers = new Headers({
    ...keptButAsked,
    'Content-Disposition': contentDisposition(model.filename),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Content-Type': 'application/octet-stream',
    ETag: etag,
    'X-Content-Type-Options': 'nosniff',
  })
  if (isFresh(request.headers, { etag })) return new Response(null, { status: 304, headers })
  headers.set('Content-Length', model.bytes)
  if (request.method === 'HEAD') return new Response(null, { headers })
  const stream = await contextOf(payload).stores.objects.open(model.key, { signal: request.signal })
  return new Response(Readable.toWeb(stream) as ReadableStream, { headers })
}
