import { IncomingMessage } from 'node:http'
import { accountSuspended } from '@/core/access/suspended'
import { viewerOf } from '@/core/access/viewerOf'
import { ShopError } from '@/core/errors/errors'
import { hasBody } from '@/core/http/drainRequest'
import { toHeaders } from '@/core/http/hotRequest'
import { hurryBody, timeForBody } from '@/core/http/hurryBody'
import { getShop } from '@/site/getShop'

/** Bytes of a body by nobody signed in, and by somebody; of a picture with its form; of a portrait, which is a body by itself. */
const MAX_STRANGERS_BODY = 64 * 1024
const MAX_BODY = 1024 ** 2
const MAX_PICTURE_FORM = 17 * 1024 ** 2
const MAX_PORTRAIT = 8 * 1024 ** 2

/** What may be sent to an address by who is signed in. */
type Room = { bytes: number; needsPerson: boolean }

/** Bodies that their endpoints read as they come: who sends them, how large they say they are, and what comes, are judged there. */
const STREAMED = [
  /^POST \/api\/schematics$/,
  /^(POST|PUT) \/api\/schematics\/[^/]+\/file$/,
  /^POST \/api\/schematics\/[^/]+\/pictures$/,
  /^PUT \/api\/uploads\/[^/]+\/parts\/[^/]+$/,
]

/** @param what method and canonical path, as in `PUT /api/schematics/tower/file` */
export const isStreamed = (what: string): boolean => STREAMED.some((pattern) => pattern.test(what))

/** Whether Payload may take a request for another method than it has. */
export const isOverridden = (headers: IncomingMessage['headers']): boolean =>
  headers['x-http-method-override'] !== undefined || headers['x-payload-http-method-override'] !== undefined

function roomFor(what: string): Room {
  if (/^(POST|PATCH) \/api\/media(\/[^/]+)?$/.test(what)) return { bytes: MAX_PICTURE_FORM, needsPerson: true }
  if (what === 'PUT /api/profiles/avatar') return { bytes: MAX_PORTRAIT, needsPerson: true }
  return { bytes: MAX_BODY, needsPerson: false }
}

const tooLarge = (bytes: number) =>
  new ShopError(413, 'body_too_large', `The request is too large. The limit is ${Math.floor(bytes / 1024)} KB.`, {
    maxBytes: bytes,
  })

/** Whether somebody sends it who has an account. @throws ShopError `account_suspended` */
async function isSomebody(request: IncomingMessage): Promise<boolean> {
  const viewer = await viewerOf(await getShop(), toHeaders(request))
  if (viewer && viewer.state !== 'active') throw accountSuspended()
  return viewer !== null
}

/** The same request with a body that has been read already. Node's own is used up, and no part of it can be put back. */
function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const copy = new IncomingMessage(request.socket)
  copy.method = request.method
  copy.url = request.url
  copy.httpVersion = request.httpVersion
  copy.httpVersionMajor = request.httpVersionMajor
  copy.httpVersionMinor = request.httpVersionMinor
  copy.headers = { ...request.headers, 'content-length': String(body.length) }
  delete copy.headers['transfer-encoding']
  copy.rawHeaders = Object.entries(copy.headers).flatMap(([name, value]) => [name, String(value)])
  if (body.length > 0) copy.push(body)
  copy.push(null)
  copy.complete = true
  return copy
}

/** Reads a body whose length nobody has said, no further than it may be. @throws ShopError `body_too_large` */
async function readUndeclared(request: IncomingMessage, { bytes }: Room): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  let most = MAX_STRANGERS_BODY
  // Leaving the loop early must not take the connection with it: it still carries the answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most && most < bytes && (await isSomebody(request))) most = bytes
    if (size > most) throw tooLarge(most)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/**
 * Judges the body of a request by any method, to any address and of any type, before a byte of it is held: who sends it, how long they say
 * that it is, and how long it gets where they do not say. @param path canonical, without its query
 * @returns the request to go on with
 * @throws ShopError `sign_in_required`, `account_suspended`, `length_required`, `body_too_large`
 */
export async function limitBody(request: IncomingMessage, path: string): Promise<IncomingMessage> {
  if (!hasBody(request)) return request
  const what = `${request.method} ${path}`
  if (!isOverridden(request.headers) && isStreamed(what)) return request
  const room = roomFor(what)
  const length = request.headers['content-length']
  hurryBody(request, timeForBody(Math.min(Number(length ?? room.bytes), room.bytes)))
  if (length === undefined) {
    // Written to disk as it is read, by programs that count each file by itself.
    if (/multipart\/form-data/i.test(request.headers['content-type'] ?? ''))
      throw new ShopError(411, 'length_required', 'Send the form with a Content-Length.')
    return withBody(request, await readUndeclared(request, room))
  }
  const bytes = Number(length)
  if (bytes <= MAX_STRANGERS_BODY) return request
  if (room.needsPerson && !(await isSomebody(request)))
    throw new ShopError(401, 'sign_in_required', 'Sign in to upload an image.')
  if (bytes > room.bytes) throw tooLarge(room.bytes)
  if (!room.needsPerson && !(await isSomebody(request))) throw tooLarge(MAX_STRANGERS_BODY)
  return request
}
