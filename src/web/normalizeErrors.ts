import { errorResponse, ShopError } from '@/core/errors/errors'
import { answerFailure, unavailable } from '@/core/http/answerFailure'
import { log } from '@/core/log/log'

type Handler<Context> = (request: Request, context: Context) => Promise<Response> | Response

const notFound = () =>
  errorResponse(new ShopError(404, 'not_found', 'This address doesn’t support this method. See /api/docs.'))
const hasErrors = (body: unknown) => typeof body === 'object' && body !== null && 'errors' in body

/**
 * Gives Payload's and Next's own error responses the shop's format: for unknown routes, while Payload cannot start, and
 * when a handler throws.
 */
export const normalizeErrors =
  <Context>(handler: Handler<Context>): Handler<Context> =>
  async (request, context) => {
    try {
      const response = await handler(request, context)
      const isOwn = response.status !== 404 && response.status < 500
      if (isOwn || !response.headers.get('content-type')?.includes('json')) return response
      // A failed health check is a normal response, not an error.
      const body: unknown = await response.clone().json()
      if (hasErrors(body) || (typeof body === 'object' && body !== null && 'checks' in body)) return response
      // 501: one of Payload's internal collections.
      return response.status === 404 || response.status === 501 ? notFound() : unavailable()
    } catch (error) {
      log.error({ err: error }, 'a request failed')
      return answerFailure(error)
    }
  }
