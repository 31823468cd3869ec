import { env } from '@/env'
import { errorResponse, ShopError } from '@/errors'
import type { Ask } from '../http/ask'
import type { Handle } from '../http/hotEndpoint'
import { findReadable } from '../schematics/findReadable'
import { viewerOf } from '../schematics/viewerOf'
import { objectStore } from '../storage'
import { contentDisposition } from './contentDisposition'
import { countVisit } from './countVisit'
import { LINK_SECONDS, signLink } from './signLink'

const neverKept = { 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer' }

/** Where this server is reached: as the operator says, else as the request found it. */
const originOf = (request: Ask) => {
  if (env.SERVER_URL) return env.SERVER_URL
  const host = request.headers.get('host')
  return host && /^[\w.:[\]-]+$/.test(host) ? `http://${host}` : new URL(request.url).origin
}

const whyNotReady = (status: string) => {
  if (status === 'refused') return 'This file was refused and cannot be downloaded.'
  if (status === 'stalled') return 'This file could not be checked yet. It waits for a moderator to look at it.'
  return 'This file is still being checked. Try again in a moment.'
}

/**
 * `GET /api/schematics/:id/download`: a redirect to a link that expires, for who may read the build; it counts one person
 * once a day.
 */
export const handleDownload: Handle = async (payload, request, { id = '' }) => {
  const viewer = await viewerOf(payload, request.headers)
  const schematic = await findReadable(payload, id, viewer)
  if (!schematic)
    return errorResponse(new ShopError(404, 'not_found', 'There is no such build, or it is not published.'), neverKept)
  if (schematic.fileStatus !== 'ready' || schematic.verdict === 'infected')
    return errorResponse(new ShopError(409, 'not_ready', whyNotReady(schematic.fileStatus)), neverKept)

  const location = objectStore.sign
    ? await objectStore.sign(schematic.objectKey, {
        disposition: contentDisposition(schematic.filename),
        seconds: LINK_SECONDS,
      })
    : `${originOf(request)}${signLink(schematic.fileId)}`
  if (request.method === 'GET' && !request.headers.has('range'))
    await countVisit(payload, 'download', schematic.id, viewer, request.headers)
  return new Response(null, { status: 302, headers: { ...neverKept, Location: location } })
}
