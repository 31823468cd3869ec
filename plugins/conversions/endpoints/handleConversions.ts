import { findReadable } from '@plugins/listings/queries/findReadable'
import { noSuchBuild } from '@/core/access/visibility'
import { ShopError } from '@/core/errors/errors'
import type { Handler } from '@/core/http/endpoint'
import { readConversions } from '../queries/readConversions'

/** `GET /api/schematics/:id/conversions`: the formats of a build, the status of each, and what it loses. */
export const handleConversions: Handler = async ({ payload, parameters: { id = '' }, viewer: findViewer }) => {
  const viewer = await findViewer()
  const file = await findReadable(payload, id, viewer)
  if (!file) throw noSuchBuild(viewer)
  if (file.fileStatus !== 'ready')
    throw new ShopError(409, 'not_ready', 'This file isn’t published, so it can’t be converted.')
  return Response.json(
    {
      original: { format: file.format, formatVersion: file.formatVersion },
      docs: await readConversions(payload, file.fileId),
    },
    { headers: { 'Cache-Control': 'private, no-store' } },
  )
}
