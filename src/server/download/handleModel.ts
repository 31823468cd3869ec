import { Readable } from 'node:stream'
import { errorResponse, ShopError } from '@/errors'
import { adapterOf } from '../database'
import type { Handle } from '../http/hotEndpoint'
import { isFresh } from '../http/isFresh'
import { isUuid } from '../isUuid'
import { readableCondition, viewerValues } from '../pages/readable'
import { noSuchBuild } from '../schematics/findReadable'
import { viewerOf } from '../schematics/viewerOf'
import { objectStore } from '../storage'
import { contentDisposition } from './contentDisposition'

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
      new ShopError(409, 'not_ready', 'This file is not published, so it cannot be shown. Try again in a moment.'),
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
  const stream = await objectStore.open(model.key, { signal: request.signal })
  return new Response(Readable.toWeb(stream) as ReadableStream, { headers })
}
