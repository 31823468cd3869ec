import { errorResponse, ShopError } from '@/errors'

type Handler<Context> = (request: Request, context: Context) => Promise<Response> | Response

/** Payload answers an address it doesn't know in a form of its own; ours is that of every other error. */
export const answerMissing =
  <Context>(handler: Handler<Context>): Handler<Context> =>
  async (request, context) => {
    const response = await handler(request, context)
    if (response.status !== 404 || !response.headers.get('content-type')?.includes('json')) return response
    const body: unknown = await response.clone().json()
    if (typeof body !== 'object' || body === null || 'errors' in body) return response
    return errorResponse(
      new ShopError(404, 'not_found', 'There is nothing at this address for this method. See /api/docs.'),
    )
  }
