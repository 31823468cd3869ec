import { guardGraphQL } from '@plugins/graphql/guardGraphQL'
import type { SanitizedConfig } from 'payload'
import { limitQueries } from '@/core/http/limitQueries'
import { applyMethodOverride, asGet } from './applyMethodOverride'
import { requireObjectBody } from './requireObjectBody'
import { validateQuery } from './validateQuery'

type Route = { params: Promise<{ slug?: string[] }> }
type Handler = (request: Request, route: Route) => Promise<Response> | Response

/** Validators for requests to Payload's own routes, by method. */
function makeValidators(config: SanitizedConfig, last: Handler): Record<string, Handler> {
  const read = validateQuery(limitQueries(config, last))
  return {
    GET: read,
    // Payload has no HEAD routes; the server sends no body.
    HEAD: (request, route) => read(asGet(request), route),
    POST: applyMethodOverride(read, requireObjectBody(config, last)),
    PUT: requireObjectBody(config, last),
    PATCH: validateQuery(requireObjectBody(config, limitQueries(config, last))),
    DELETE: read,
  }
}

/** Whether a path is GraphQL's. @param path canonical, without its query */
export const isGraphQL = ({ routes: { api, graphQL } }: Pick<SanitizedConfig, 'routes'>, path: string): boolean =>
  path === `${api}${graphQL}`

/**
 * Validates what Payload's own routes and GraphQL would misread, before an app's route handlers see it, whatever app it
 * is.
 * @param last answers a valid request, which may differ from the original
 */
export async function validateRequest(config: SanitizedConfig, request: Request, last: Handler): Promise<Response> {
  const { pathname } = new URL(request.url)
  const slug = pathname.slice(config.routes.api.length).split('/').filter(Boolean).map(decodeURIComponent)
  const route: Route = { params: Promise.resolve({ slug }) }
  if (isGraphQL(config, pathname)) return guardGraphQL(config, async (judged) => last(judged, route))(request)
  const judge = makeValidators(config, last)[request.method] ?? last
  return judge(request, route)
}
