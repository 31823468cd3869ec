import { Readable } from 'node:stream'
import { servedText } from '@/core/access/servedFile'
import { noSuchBuild, readableText, readerValues } from '@/core/access/visibility'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import { contentDisposition } from '@/core/http/contentDisposition'
import type { Handler } from '@/core/http/endpoint'
import { isFresh } from '@/core/http/isFresh'

type Model = { filename: string; bytes: string; sha256: string; key: string; isReady: boolean }

/** Access to a build can change at any time, so a browser revalidates its copy on every request. */
const revalidated = { 'Cache-Control': 'private, no-cache', Vary: 'Cookie, Authorization' }

/**
 * `GET /api/schematics/:id/model`: the bytes of a build's file, for the page's own 3D view and material list. The rules
 * are those of a download, but it counts as none. The bytes pass through the shop wherever they lie: a storage
 * elsewhere would have to let the page's script in.
 */
export const handleModel: Handler = async ({ payload, request, parameters: { id = '' }, viewer: findViewer }) => {
  const viewer = await findViewer()
  const { rows } = isUuid(id)
    ? await adapterOf(payload).pool.query<Model>({
        name: 'find-model',
        text: `select f.filename, f.filesize as bytes, f.sha256, o.key,
                 ${servedText()} as "isReady"
               from ${adapterOf(payload).names.schematics} s join ${adapterOf(payload).names.schematicFiles} f on f.id = s.file_id join stored_objects o on o.id = f.object_id
               where s.id = $1 and ${readableText()}`,
        values: [id, ...readerValues(viewer)],
      })
    : { rows: [] }
  const model = rows[0]
  if (!model) throw noSuchBuild(viewer)
  if (!model.isReady)
    throw new ShopError(409, 'not_ready', 'This file isn’t published, so it can’t be shown. Try again in a moment.')

  const etag = `"${model.sha256}"`
  const headers = new Headers({
    ...revalidated,
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
