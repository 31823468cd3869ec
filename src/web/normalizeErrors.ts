import { errorResponse, ShopError } from '@/core/errors/errors'
import { answerFailure, unavailable } from '@/core/http/answerFailure'
import { log } from '@/core/log/log'

type Handler<Context> = (request: Request, context: Context) => Promise<Response> | Response

const notFound = () =>
  errorResponse(new ShopError(404, 'not_found', 'This address doesn’t support this method. See /api/docs.'))
const hasErrors = (body: unknown) => typeof body === 'object' && body !== null && 'errors' in body

/**
 * Gives the answers that Payload and Next make themselves the form of all others: to an address that Payload doesn't know,
 * while it cannot start, and where a handler throws.
 */
export const normalizeErrors =
  <Context>(handler: Handler<Context>): Handler<Context> =>
  async (request, context) => {
    try {
      const response = await handler(request, context)
      const isOwn = response.status !== 404 && response.status < 500
      if (isOwn || !response.headers.get('content-type')?.includes('json')) return response
      // A health check that fails is an answer like any other, and no error.
      const body: unknown = await response.clone().json()
      if (hasErrors(body) || (typeof body === 'object' && body !== null && 'checks' in body)) return response
      // 501: a collection that Payload keeps for itself.
      return response.status === 404 || response.status === 501 ? notFound() : unavailable()
    } catch (error) {
      log.error({ err: error }, 'a request failed')
      return answerFailure(error)
    }
  }
