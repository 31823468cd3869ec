import type { IncomingMessage } from 'node:http'
import { refuseFullAccount } from '@plugins/quotas/commands/refuseOverQuota'
import { requireActive, type Viewer, viewerOf } from '@/core/access/viewer'
import { ShopError } from '@/core/errors/errors'
import { hasBody } from '@/core/http/drainRequest'
import { bodyTimeoutMs, enforceBodyTimeout } from '@/core/http/enforceBodyTimeout'
import { toHeaders } from '@/core/http/hotRequest'
import type { PayloadTraits } from '@/core/http/payloadRoutes'
import { bodyTooLarge } from '@/core/http/readBody'
import type { App } from './app'
import { withBody } from './withBody'

/** Bytes of a body from anyone not signed in. */
const MAX_ANONYMOUS_BYTES = 64 * 1024

type GetPayload = App['getPayload']

/** The sender, if they have an account. @throws ShopError `account_suspended` */
async function findSender(request: IncomingMessage, getPayload: GetPayload): Promise<Viewer> {
  const viewer = await viewerOf(await getPayload(), toHeaders(request))
  return viewer && requireActive(viewer, 'upload an image')
}

/** Reads a body of unknown length up to its limit. @throws ShopError `body_too_large` */
async function readUnsizedBody(request: IncomingMessage, maxBytes: number, getPayload: GetPayload): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  let limit = Math.min(MAX_ANONYMOUS_BYTES, maxBytes)
  // Leaving the loop early must not close the connection: the response still needs it.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit && limit < maxBytes && (await findSender(request, getPayload))) limit = maxBytes
    if (size > limit) throw bodyTooLarge(limit)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/**
 * Limits the body of a request by its size and sender before any of it is buffered. Endpoints that stream their body
 * check it themselves.
 * @param traits of the endpoint
 * @returns the request to continue with
 * @throws ShopError `sign_in_required`, `account_suspended`, `length_required`, `body_too_large`, `quota_exceeded`
 */
export async function limitBody(
  request: IncomingMessage,
  traits: PayloadTraits,
  { context, getPayload }: Pick<App, 'context' | 'getPayload'>,
): Promise<IncomingMessage> {
  const { maxBytes = context.maxBodyBytes, streams, takesFile } = traits
  if (!hasBody(request) || streams) return request
  const length = request.headers['content-length']
  enforceBodyTimeout(request, bodyTimeoutMs(Math.min(Number(length ?? maxBytes), maxBytes)))
  if (length === undefined) {
    // Payload writes it to disk while reading and limits only single files.
    if (/multipart\/form-data/i.test(request.headers['content-type'] ?? ''))
      throw new ShopError(411, 'length_required', 'Send the form with a Content-Length.')
    return withBody(request, await readUnsizedBody(request, maxBytes, getPayload))
  }
  const bytes = Number(length)
  if (bytes <= Math.min(MAX_ANONYMOUS_BYTES, maxBytes)) return request
  // Files need an account. Without one, the answer doesn't reveal the size limit.
  const isFile = maxBytes > context.maxBodyBytes
  if (isFile) {
    const viewer = await findSender(request, getPayload)
    if (!viewer) throw new ShopError(401, 'sign_in_required', 'Sign in to upload an image.')
    if (bytes > maxBytes) throw bodyTooLarge(maxBytes)
    // An avatar takes the place of another, so a full account may have room for it.
    if (takesFile) await refuseFullAccount(await getPayload(), viewer.id)
    return request
  }
  if (bytes > maxBytes) throw bodyTooLarge(maxBytes)
  if (!(await findSender(request, getPayload))) throw bodyTooLarge(MAX_ANONYMOUS_BYTES)
  return request
}
