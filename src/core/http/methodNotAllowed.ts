import { errorResponse, ShopError } from '../errors/errors'

/**
 * A route's response to unknown methods: Next would send no body. HEAD and OPTIONS stay with Next.
 * @param allowed the methods that the route has
 */
export const methodNotAllowed =
  (...allowed: string[]) =>
  (): Response =>
    errorResponse(new ShopError(405, 'method_not_allowed', `This address supports only ${allowed.join(' and ')}.`), {
      Allow: allowed.join(', '),
    })
