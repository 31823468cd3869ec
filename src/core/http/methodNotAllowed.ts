import { errorResponse, ShopError } from '../errors/errors'

/**
 * What a route answers to methods it doesn't know: Next itself would send no body. HEAD and OPTIONS stay Next's.
 * @param allowed the methods that the route has
 */
export const methodNotAllowed =
  (...allowed: string[]) =>
  (): Response =>
    errorResponse(new ShopError(405, 'method_not_allowed', `This address supports only ${allowed.join(' and ')}.`), {
      Allow: allowed.join(', '),
    })
