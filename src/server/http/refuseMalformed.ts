import { errorResponse, ShopError } from '@/errors'

type Handler<Context> = (request: Request, context: Context) => Promise<Response> | Response

/** For handlers that throw at a body that isn't JSON, where REST says what is wrong. */
export const refuseMalformed =
  <Context>(handler: Handler<Context>): Handler<Context> =>
  async (request, context) => {
    try {
      JSON.parse(await request.clone().text())
    } catch (error) {
      if (error instanceof ShopError) return errorResponse(error)
      return errorResponse(new ShopError(400, 'bad_request', 'The request is not JSON.'))
    }
    return handler(request, context)
  }
