import { errorResponse, ShopError } from '@/errors'
import { getShop } from '../getShop'

type Handler = (request: Request, context: { params: Promise<{ slug?: string[] }> }) => Promise<Response> | Response

const wrong = (message: string) => errorResponse(new ShopError(400, 'bad_request', message))
const typeOf = (headers: Headers) => headers.get('content-type')?.toLowerCase() ?? ''

/** Payload takes any JSON for the fields of a document, and breaks at what has none: `null`, a text, a list. */
async function requireJsonObject(request: Request): Promise<Request | Response> {
  const text = await request.text()
  if (text.trim() !== '') {
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      return wrong('The request is not JSON.')
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return wrong('Send an object with the fields under their names.')
  }
  // Not `new Request(request)`: Next hands out a proxy, which that constructor cannot read.
  const { headers, method, signal, url } = request
  return new Request(url, { method, headers, signal, body: text })
}

/** Turns bodies away that Payload would take for a document though they are none. */
export const requireObject =
  (handler: Handler): Handler =>
  async (request, context) => {
    const type = typeOf(request.headers)
    if (type.includes('json')) {
      const judged = await requireJsonObject(request)
      return judged instanceof Response ? judged : handler(judged, context)
    }
    const { slug = [] } = await context.params
    const isOverridden = ['x-http-method-override', 'x-payload-http-method-override'].some((name) =>
      request.headers.has(name),
    )
    const isNew = request.method === 'POST' && slug.length === 1 && slug[0] !== 'schematics' && !isOverridden
    if (isNew && !type.includes('multipart/form-data') && Object.hasOwn((await getShop()).collections, slug[0] ?? ''))
      return wrong('Send the fields as JSON, with Content-Type: application/json.')
    return handler(request, context)
  }
