import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { SanitizedConfig } from 'payload'
import { hasBody } from '@/core/http/drainRequest'
import { errorResponseOf } from '@/core/http/errorResponseOf'
import { toHotRequest } from '@/core/http/hotRequest'
import type { PayloadTraits } from '@/core/http/payloadRoutes'
import { isOverridden } from '@/core/http/rateOf'
import { sendResponse } from '@/core/http/sendResponse'
import type { Pass } from './interceptRequests'
import { isGraphQL, validateRequest } from './validateRequest'
import { withBody } from './withBody'

/** Stands for an answer that the app gives. */
const PASSED = new Response(null)

/** Whether the body says something that must be judged. What the endpoint or Payload's reader of files reads as it comes, is left. */
function needsBodyValidation(request: IncomingMessage, { readsBody, takesFile }: PayloadTraits): boolean {
  if (isOverridden(request.headers)) return true
  const type = request.headers['content-type']?.toLowerCase() ?? ''
  return !readsBody && (type.includes('multipart/') ? !takesFile : type.includes('json'))
}

/** A judged request in the form that Node's listeners know. */
async function toIncoming(request: IncomingMessage, judged: Request): Promise<IncomingMessage> {
  const { pathname, search } = new URL(judged.url)
  const copy = withBody(request, Buffer.from(await judged.arrayBuffer()), Object.fromEntries(judged.headers))
  copy.method = judged.method
  copy.url = `${pathname}${search}`
  return copy
}

/**
 * Has a request to Payload's own routes or GraphQL judged, and hands on what may pass. Its body is bounded by then.
 * @param traits of the endpoint that the request leads to
 */
export async function validatePayloadRequest(
  config: SanitizedConfig,
  traits: PayloadTraits,
  request: IncomingMessage,
  response: ServerResponse,
  pass: Pass,
): Promise<void> {
  const { method, url, headers, signal } = toHotRequest(request, response)
  const mayHaveBody = hasBody(request) && method !== 'GET' && method !== 'HEAD'
  const isRead = mayHaveBody && (isGraphQL(config, new URL(url).pathname) || needsBodyValidation(request, traits))
  const body = isRead ? new Uint8Array(await buffer(request)) : undefined
  const asked = new Request(url, { method, headers, signal, ...(body && { body }) })
  const passOn = async (judged: Request) => {
    await pass(judged === asked && !isRead ? request : await toIncoming(request, judged), response)
    return PASSED
  }
  const answer = await validateRequest(config, asked, passOn).catch((error: unknown) => errorResponseOf(error, asked))
  if (answer !== PASSED) await sendResponse(request, response, answer)
}
