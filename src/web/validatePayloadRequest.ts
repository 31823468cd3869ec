import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { GRAPHQL_TYPE, negotiateContentType } from '@plugins/graphql/negotiateContentType'
import { hasBody } from '@/core/http/drainRequest'
import { errorResponseOf } from '@/core/http/errorResponseOf'
import { toHotRequest } from '@/core/http/hotRequest'
import type { PayloadTraits } from '@/core/http/payloadRoutes'
import { hasMethodOverride } from '@/core/http/rateOf'
import { sendResponse } from '@/core/http/sendResponse'
import type { App } from './app'
import { beforeHeaders } from './beforeHeaders'
import { fillEmptyFailures } from './fillEmptyFailures'
import type { Pass } from './interceptRequests'
import { isGraphQL, validateRequest } from './validateRequest'
import { withBody } from './withBody'

/** Marks a response that the app sends itself. */
const PASSED = new Response(null)

/**
 * Whether the body must be validated. Bodies that the endpoint or Payload's file parser reads as a stream are skipped.
 */
function needsBodyValidation(request: IncomingMessage, { readsBody, takesFile }: PayloadTraits): boolean {
  if (hasMethodOverride(request.headers)) return true
  const type = request.headers['content-type']?.toLowerCase() ?? ''
  return !readsBody && (type.includes('multipart/') ? !takesFile : type.includes('json'))
}

/** A validated request as Node's listeners expect it. */
async function toIncoming(request: IncomingMessage, judged: Request): Promise<IncomingMessage> {
  const { pathname, search } = new URL(judged.url)
  const copy = withBody(request, Buffer.from(await judged.arrayBuffer()), Object.fromEntries(judged.headers))
  copy.method = judged.method
  copy.url = `${pathname}${search}`
  return copy
}

/**
 * Sets the content type that the client accepts on GraphQL's response: its server was asked for the one that implies a
 * status.
 */
function setContentType(response: ServerResponse, accept: string | null): void {
  const type = negotiateContentType(accept)
  beforeHeaders(response, () => {
    if (String(response.getHeader('content-type')).startsWith(GRAPHQL_TYPE))
      response.setHeader('Content-Type', `${type}; charset=utf-8`)
  })
}

/**
 * Validates a request to Payload's own routes or GraphQL and passes it on. Its body is limited already.
 * @param traits of the endpoint
 */
export async function validatePayloadRequest(
  { config, getPayload }: Pick<App, 'config' | 'getPayload'>,
  traits: PayloadTraits,
  request: IncomingMessage,
  response: ServerResponse,
  pass: Pass,
): Promise<void> {
  const { method, url, headers, signal } = toHotRequest(request, response)
  const mayHaveBody = hasBody(request) && method !== 'GET' && method !== 'HEAD'
  const asksGraphQL = isGraphQL(config, new URL(url).pathname)
  const isRead = mayHaveBody && (asksGraphQL || needsBodyValidation(request, traits))
  const body = isRead ? new Uint8Array(await buffer(request)) : undefined
  const asked = new Request(url, { method, headers, signal, ...(body && { body }) })
  const passOn = async (judged: Request) => {
    // Payload's answer while it can't start has no code.
    await getPayload()
    if (asksGraphQL) setContentType(response, headers.get('accept'))
    fillEmptyFailures(response)
    await pass(judged === asked && !isRead ? request : await toIncoming(request, judged), response)
    return PASSED
  }
  const answer = await validateRequest(config, asked, passOn).catch((error: unknown) => errorResponseOf(error, asked))
  if (answer !== PASSED) await sendResponse(request, response, answer)
}
