import { errorResponse, ShopError } from '@/errors'
import { log } from '../log'

type Handler<Context> = (request: Request, context: Context) => Promise<Response> | Response

const notFound = () =>
  errorResponse(new ShopError(404, 'not_found', 'There is nothing at this address for this method. See /api/docs.'))
const unavailable = () =>
  errorResponse(new ShopError(503, 'unavailable', 'The shop is not ready. Try again in a moment.'), {
    'Retry-After': '5',
  })
const failed = () =>
  errorResponse(new ShopError(500, 'internal', 'Something went wrong on our side. Try again in a moment.'))

const hasErrors = (body: unknown) => typeof body === 'object' && body !== null && 'errors' in body

/** Payload could not start, as while the database is away. */
const isStarting = (error: unknown) => error instanceof Error && 'payloadInitError' in error

/**
 * Gives the answers that Payload and Next make themselves the form of all others: to an address that Payload doesn't know,
 * while it cannot start, and where a handler throws.
 */
export const shapeAnswers =
  <Context>(handler: Handler<Context>): Handler<Context> =>
  async (request, context) => {
    try {
      const response = await handler(request, context)
      const isOwn = response.status !== 404 && response.status < 500
      if (isOwn || !response.headers.get('content-type')?.includes('json')) return response
      // A health check that fails is an answer like any other, and no error.
      const body: unknown = await response.clone().json()
      if (hasErrors(body) || (typeof body === 'object' && body !== null && 'checks' in body)) return response
      return response.status === 404 ? notFound() : unavailable()
    } catch (error) {
      log.error({ err: error }, 'a request failed')
      return isStarting(error) ? unavailable() : failed()
    }
  }
