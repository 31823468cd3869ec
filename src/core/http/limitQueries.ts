import type { SanitizedConfig } from 'payload'
import { parseUrl } from '@/core/text/parseUrl'
import { contextOf, type ShopContext } from '../context/context'
import { errorResponse, ShopError } from '../errors/errors'
import { limitedNetwork } from './clientIp'
import { type ConcurrencyLimit, createConcurrencyLimit } from './createConcurrencyLimit'

/**
 * Queries that one process runs at once: visitors' queries leave most of the database to pages, searches and writes.
 */
const QUERY_LIMIT = { name: 'query', maxRunning: 4, maxRunningPerNetwork: 2, maxWaitingPerNetwork: 50, maxWaiting: 200 }

/** Kept on `globalThis`: Next loads this module once for each bundle, and the queue is one for the process. */
const shared = globalThis as typeof globalThis & { shopQueries?: ConcurrencyLimit }

/** Runs a query once the limit lets it start. @throws ShopError `too_many_requests`, `unavailable` */
export async function withQueryLimit<Answer>(
  context: ShopContext,
  { headers, signal }: Pick<Request, 'headers' | 'signal'>,
  query: () => Promise<Answer> | Answer,
): Promise<Answer> {
  shared.shopQueries ??= createConcurrencyLimit(QUERY_LIMIT)
  const release = await shared.shopQueries(
    limitedNetwork(context, (name) => headers.get(name)),
    signal,
  )
  try {
    return await query()
  } finally {
    release()
  }
}

type Handler<Route> = (request: Request, route: Route) => Promise<Response> | Response

/** A request for many documents, said in its query string. A body, if any, has been read already. */
const isQuery = ({ url, headers }: Request): boolean =>
  parseUrl(url)?.search !== '' && !/multipart\//i.test(headers.get('content-type') ?? '')

/** Limits how many queries Payload runs at once: each may take the database some hundred milliseconds. */
export const limitQueries =
  <Route>(config: Promise<SanitizedConfig> | SanitizedConfig, handler: Handler<Route>): Handler<Route> =>
  async (request, route) => {
    if (!isQuery(request)) return handler(request, route)
    try {
      return await withQueryLimit(contextOf(await config), request, () => handler(request, route))
    } catch (error) {
      if (error instanceof ShopError) return errorResponse(error)
      throw error
    }
  }
