import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import fresh from 'fresh'
import { chooseEncoding } from '@/core/http/chooseEncoding'
import type { Captured } from './captureResponse'
import { pageEtag } from './pageEtag'

const toGzip = promisify(gzip)
const toBrotli = promisify(brotliCompress)

/** Minimum bytes for which compressing saves a packet, and the compression levels. */
const WORTH_COMPRESSING = 1_400
const GZIP = { level: 4 }
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

type Encoding = 'br' | 'gzip' | 'identity'

/** A page ready to be sent to anyone, in the encodings requested so far. */
export type Page = {
  headers: OutgoingHttpHeaders
  etag: string | undefined
  body: Buffer
  encoded: Map<Encoding, Promise<Buffer>>
}

/** Payload's panel asks for client hints on every page, which makes some browsers request the first page twice. */
const unwanted = ['accept-ch', 'critical-ch']

/** Headers that belong to one response only. */
const ownHeaders = new Set([
  ...unwanted,
  'x-request-id',
  'date',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
])

export const isPage = (headers: OutgoingHttpHeaders): boolean =>
  /^text\/(html|x-component)\b/.test(String(headers['content-type'] ?? ''))

/** @param tagged whether to send an ETag */
const nonceOf = (headers: OutgoingHttpHeaders) =>
  /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1]

export const toPage = ({ headers, body }: Captured, tagged: boolean): Page => ({
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !ownHeaders.has(name))),
  // Weak: the same page may come in several encodings.
  etag: tagged ? pageEtag(body, /^text\/html\b/.test(String(headers['content-type'])), nonceOf(headers)) : undefined,
  body,
  encoded: new Map(),
})

const isText = (type: unknown) => /^(text\/|application\/(json|xml|[\w.-]+\+(json|xml)))/.test(String(type ?? ''))

function encodingFor({ method }: IncomingMessage, accepted: string, { body, headers }: Page): Encoding {
  if (body.length < WORTH_COMPRESSING || method === 'HEAD') return 'identity'
  if (!isText(headers['content-type']) || headers['content-encoding'] !== undefined) return 'identity'
  return chooseEncoding(accepted, ['br', 'gzip'])
}

function encode({ body, encoded }: Page, encoding: Encoding): Promise<Buffer> {
  const known = encoded.get(encoding)
  if (known) return known
  const made =
    encoding === 'br' ? toBrotli(body, BROTLI) : encoding === 'gzip' ? toGzip(body, GZIP) : Promise.resolve(body)
  encoded.set(encoding, made)
  return made
}

/**
 * Sends a page, or 304 if the client has it already. Only the browser may store it, and must revalidate each time.
 * @param accepted the request's `Accept-Encoding`
 */
export async function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: Page,
  accepted: string,
): Promise<void> {
  for (const [name, value] of Object.entries(page.headers)) if (value !== undefined) response.setHeader(name, value)
  for (const name of unwanted) response.removeHeader(name)
  const vary = String(page.headers.vary ?? '')
  if (!/accept-encoding/i.test(vary)) response.setHeader('Vary', vary ? `${vary}, Accept-Encoding` : 'Accept-Encoding')
  if (page.etag) {
    response.setHeader('ETag', page.etag)
    response.setHeader('Cache-Control', 'private, no-cache')
    // The request's `Cache-Control` is ignored: it only asks caches to revalidate.
    if (fresh({ 'if-none-match': request.headers['if-none-match'] }, { etag: page.etag })) {
      response.removeHeader('content-type')
      // The policy of the cached page has the nonce of its scripts.
      response.removeHeader('content-security-policy')
      response.statusCode = 304
      response.end()
      return
    }
  }
  const encoding = encodingFor(request, accepted, page)
  const bytes = await encode(page, encoding)
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
  response.setHeader('Content-Length', bytes.length)
  response.end(request.method === 'HEAD' ? undefined : bytes)
}
