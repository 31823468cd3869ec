import { errorResponse, ShopError } from '@/core/errors/errors'
import { METHOD_OVERRIDE_HEADERS } from '@/core/http/rateOf'

type Handler = (request: Request, context: { params: Promise<{ slug?: string[] }> }) => Promise<Response> | Response

const isForm = (type: string) => /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)

/**
 * The same request as a GET without a body. Not `new Request(request)`: Next passes a proxy, which that constructor
 * cannot read.
 */
export function asGet({ url, headers, signal }: Request, target = url): Request {
  const own = new Headers(headers)
  for (const name of [...METHOD_OVERRIDE_HEADERS, 'content-type', 'content-length', 'transfer-encoding'])
    own.delete(name)
  return new Request(target, { headers: own, signal })
}

/**
 * Handles a POST with a method override to GET, used when a query is too long for a URL: the query is the body, as a
 * form. Payload would also accept other bodies and answer as if there were no query.
 * @param get answers it as a GET; `post` answers any other POST
 */
export const applyMethodOverride =
  (get: Handler, post: Handler): Handler =>
  async (request, context) => {
    if (!METHOD_OVERRIDE_HEADERS.some((name) => request.headers.get(name) === 'GET')) return post(request, context)
    const query = await request.text()
    if (query !== '' && !isForm(request.headers.get('content-type') ?? ''))
      return errorResponse(
        new ShopError(
          415,
          'unsupported_media_type',
          'Send the query as a form, with Content-Type: application/x-www-form-urlencoded.',
        ),
      )
    const url = new URL(request.url)
    url.search = [url.search.slice(1), query].filter((part) => part !== '').join('&')
    return get(asGet(request, url.href), context)
  }
