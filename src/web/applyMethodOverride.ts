import { errorResponse, ShopError } from '@/core/errors/errors'
import { OVERRIDES } from '@/core/http/rateOf'

type Handler = (request: Request, context: { params: Promise<{ slug?: string[] }> }) => Promise<Response> | Response

const isForm = (type: string) => /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)

/** A request as one by GET, without a body. Not `new Request(request)`: Next hands out a proxy, which that constructor cannot read. */
export function asGet({ url, headers, signal }: Request, target = url): Request {
  const own = new Headers(headers)
  for (const name of [...OVERRIDES, 'content-type', 'content-length', 'transfer-encoding']) own.delete(name)
  return new Request(target, { headers: own, signal })
}

/**
 * A POST that is to be taken for a GET, because its query is too long for an address: the query is its body, as a form. Payload would
 * also take other bodies, and answer as if nothing had been asked for.
 * @param get what answers it as a GET, `post` what answers any other POST
 */
export const applyMethodOverride =
  (get: Handler, post: Handler): Handler =>
  async (request, context) => {
    if (!OVERRIDES.some((name) => request.headers.get(name) === 'GET')) return post(request, context)
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
