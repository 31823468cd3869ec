import { errorResponse, ShopError } from '@/core/errors/errors'
import { readForm } from '@/core/http/readForm'
import { getShop } from '@/site/getShop'
import { isStreamed } from './limitBody'

type Handler = (request: Request, context: { params: Promise<{ slug?: string[] }> }) => Promise<Response> | Response

const wrong = (message: string) => errorResponse(new ShopError(400, 'bad_request', message))
const typeOf = (headers: Headers) => headers.get('content-type')?.toLowerCase() ?? ''

/** Payload takes any JSON for the fields of a document, and breaks at what has none: `null`, a text, a list. */
function requireJsonObject({ headers, method, signal, url }: Request, text: string): Request | Response {
  if (text.trim() !== '') {
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      return wrong('The request is not JSON.')
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return wrong('Send the fields as a JSON object.')
  }
  const own = new Headers(headers)
  if (typeOf(own).includes('multipart/')) own.set('content-type', 'application/json')
  own.delete('content-length')
  // Not `new Request(request)`: Next hands out a proxy, which that constructor cannot read.
  return new Request(url, { method, headers: own, signal, body: text })
}

/** Forms that bring a picture, which Payload reads itself. */
const isPicture = (method: string, slug: readonly string[]) =>
  (method === 'POST' && slug.length === 1 && slug[0] === 'media') ||
  (method === 'PATCH' && slug.length <= 2 && slug[0] === 'media')

/** Whether a body is for a document of a collection: a new one, one by its id, or those that a query finds. */
const isOfDocument = async (method: string, slug: readonly string[]) =>
  ((method === 'POST' && slug.length === 1 && slug[0] !== 'schematics') || (method === 'PATCH' && slug.length <= 2)) &&
  Object.hasOwn((await getShop()).collections, slug[0] ?? '')

/**
 * Turns bodies away that Payload would take for a document though they are none. Payload writes the files of any form to disk, wherever
 * it is sent, and before it asks who sends it: but of pictures, it gets what a form says as JSON.
 */
export const requireObject =
  (handler: Handler): Handler =>
  async (request, context) => {
    const type = typeOf(request.headers)
    const { slug = [] } = await context.params
    const { method } = request
    if (type.includes('multipart/')) {
      if (isPicture(method, slug) || isStreamed(`${method} /api/${slug.join('/')}`)) return handler(request, context)
      try {
        const judged = requireJsonObject(request, await readForm(request))
        return judged instanceof Response ? judged : handler(judged, context)
      } catch (error) {
        if (error instanceof ShopError) return errorResponse(error)
        throw error
      }
    }
    if (type.includes('json')) {
      const judged = requireJsonObject(request, await request.text())
      return judged instanceof Response ? judged : handler(judged, context)
    }
    if (await isOfDocument(method, slug)) return wrong('Send the fields as JSON, with Content-Type: application/json.')
    return handler(request, context)
  }
