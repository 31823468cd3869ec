import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { SanitizedConfig } from 'payload'
import { contextOf } from '@/core/context/context'
import { errorResponse, ShopError } from '@/core/errors/errors'
import { routesOf } from '@/core/http/findRoute'
import type { PayloadTraits } from '@/core/http/payloadRoutes'
import { readForm } from '@/core/http/readForm'

type Context = { params: Promise<{ slug?: string[] }> }
type Handler = (request: Request, context: Context) => Promise<Response> | Response

const wrong = (message: string) => errorResponse(new ShopError(400, 'bad_request', message))
const typeOf = (headers: Headers) => headers.get('content-type')?.toLowerCase() ?? ''

/** Payload accepts any JSON as a document's fields, and crashes on `null`, texts and lists. */
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

/** Whether a body holds the fields of documents: a new one, one by its id, or those that a query finds. */
const isOfDocument = ({ collections }: SanitizedConfig, method: string, slug: readonly string[]) =>
  ((method === 'POST' && slug.length === 1) || (method === 'PATCH' && slug.length <= 2)) &&
  collections.some((collection) => collection.slug === slug[0])

const textOfForm = ({ headers, body }: Request, maxBytes: number) =>
  readForm({ headers, body: body && Readable.fromWeb(body as ReadableStream) }, maxBytes)

/**
 * Rejects bodies that are no JSON object where Payload expects a document. Payload would also write the files of any
 * form to disk, at any path and before authentication: it gets the JSON of the form instead, unless the endpoint takes
 * a file. Endpoints that read the body themselves validate it themselves.
 */
export const requireObjectBody =
  (config: SanitizedConfig | Promise<SanitizedConfig>, handler: Handler): Handler =>
  async (request, context) => {
    const { slug = [] } = await context.params
    const { method } = request
    const known = await config
    const found = routesOf(known)(method, new URL(request.url).pathname)
    const traits: PayloadTraits = found && 'traits' in found ? found.traits : {}
    if (traits.readsBody) return handler(request, context)
    const type = typeOf(request.headers)
    if (type.includes('multipart/')) {
      if (traits.takesFile) return handler(request, context)
      try {
        const judged = requireJsonObject(request, await textOfForm(request, contextOf(known).maxBodyBytes))
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
    if (isOfDocument(known, method, slug)) return wrong('Send the fields as JSON, with Content-Type: application/json.')
    return handler(request, context)
  }
