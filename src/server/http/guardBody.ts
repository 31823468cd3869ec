import { errorResponse, ShopError } from '@/errors'
import { getShop } from '../getShop'
import { viewerOf } from '../schematics/viewerOf'

/** Bytes of a body that isn't an upload, of a form by someone who isn't signed in, and of a picture with its form. */
const LARGEST_BODY = 1024 ** 2
const LARGEST_STRANGERS_FORM = 64 * 1024
const LARGEST_PICTURE_FORM = 17 * 1024 ** 2
/** Bytes of a portrait, which is a body by itself. */
const LARGEST_PORTRAIT = 8 * 1024 ** 2

const tooLarge = (bytes: number) =>
  errorResponse(
    new ShopError(413, 'body_too_large', `The request is too large: at most ${Math.floor(bytes / 1024)} KiB.`, {
      maxBytes: bytes,
    }),
  )

/** The same request with a body that ends with an error once it has passed `bytes`. */
function capBody(request: Request, bytes: number): Request {
  if (!request.body) return request
  let seen = 0
  const capped = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seen += chunk.byteLength
        if (seen > bytes) controller.error(new ShopError(413, 'body_too_large', 'The request is too large.'))
        else controller.enqueue(chunk)
      },
    }),
    // Cancelling would destroy Node's request, of which the rest is still to be drained.
    { preventCancel: true },
  )
  // Not `new Request(request)`: Next hands out a proxy, which that constructor cannot read.
  const { headers, method, signal } = request
  return new Request(request.url, { method, headers, signal, body: capped, duplex: 'half' } as RequestInit)
}

/** Whether Payload takes a POST for a GET with a body, which it then reads whole. */
const isOverridden = (headers: Headers): boolean =>
  headers.has('x-http-method-override') || headers.has('x-payload-http-method-override')

const isJson = (headers: Headers): boolean => headers.get('content-type')?.toLowerCase().includes('json') ?? false

type Handler = (request: Request, context: { params: Promise<{ slug?: string[] }> }) => Promise<Response> | Response

/**
 * Payload reads any body whole, a multipart one to memory or disk, before it asks who sent it. This turns away what is too
 * large for where it goes and who sends it, before a byte is read. The upload of builds guards itself and is streamed.
 */
export const guardBody =
  (handler: Handler): Handler =>
  async (request, context) => {
    const slug = (await context.params)?.slug ?? []
    const isUpload = request.method === 'POST' && slug.length === 1 && slug[0] === 'schematics'
    if (isUpload && !isOverridden(request.headers)) return handler(request, context)
    const declared = request.headers.get('content-length')
    const isForm = request.headers.get('content-type')?.toLowerCase().includes('multipart/form-data') ?? false
    const isNew = request.method === 'POST' && slug.length === 1 && !isOverridden(request.headers)
    if (isNew && !isForm && !isJson(request.headers) && Object.hasOwn((await getShop()).collections, slug[0] ?? ''))
      return errorResponse(
        new ShopError(400, 'bad_request', 'Send the fields as JSON, with Content-Type: application/json.'),
      )
    let most = LARGEST_BODY
    if (isForm) {
      if (declared === null)
        return errorResponse(new ShopError(411, 'length_required', 'Send the form with a Content-Length.'))
      const viewer = await viewerOf(await getShop(), request.headers)
      if (!viewer) most = LARGEST_STRANGERS_FORM
      else if (slug[0] === 'media') most = LARGEST_PICTURE_FORM
    } else if (request.method === 'PUT' && slug.join('/') === 'profiles/avatar')
      if (await viewerOf(await getShop(), request.headers)) most = LARGEST_PORTRAIT
    if (declared !== null && Number(declared) > most) return tooLarge(most)
    return handler(declared === null ? capBody(request, most) : request, context)
  }
