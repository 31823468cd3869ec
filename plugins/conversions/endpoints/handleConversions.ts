import { findReadable, noSuchBuild } from '@plugins/listings/queries/findReadable'
import { viewerOf } from '@/core/access/viewerOf'
import { errorResponse, ShopError } from '@/core/errors/errors'
import type { Handle } from '@/core/http/hotEndpoint'
import { readConversions } from '../queries/readConversions'

/** `GET /api/schematics/:id/conversions`: the formats a build can be had in, how far each is, and what it loses. */
export const handleConversions: Handle = async (payload, { headers }, { id = '' }) => {
  const viewer = await viewerOf(payload, headers)
  const file = await findReadable(payload, id, viewer)
  if (!file) return errorResponse(noSuchBuild(viewer))
  if (file.fileStatus !== 'ready')
    return errorResponse(new ShopError(409, 'not_ready', 'This file isn’t published, so it can’t be converted.'))
  return Response.json(
    {
      original: { format: file.format, formatVersion: file.formatVersion },
      docs: await readConversions(payload, file.fileId),
    },
    { headers: { 'Cache-Control': 'private, no-store' } },
  )
}
