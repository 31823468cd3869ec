import type { SanitizedConfig } from 'payload'
import { parseUrl } from '@/core/text/parseUrl'
import { contextOf, type ShopContext } from '../context/context'
import { errorResponse, ShopError } from '../errors/errors'
import { limitedNetwork } from './clientIp'
import { makeQueue, type Queue } from './makeQueue'

/** Queries that one process does at once, so that those of strangers leave most of the database to pages, searches and writes. */
const QUERIES = { name: 'query', atOnce: 4, ofOne: 2, waiting: 50, waitingInAll: 200 }

/** Kept on `globalThis`: Next loads this module once for each bundle, and the queue is one for the process. */
const shared = globalThis as typeof globalThis & { shopQueries?: Queue }

/** Does a query when it is its turn. @throws ShopError `too_many_requests`, `unavailable` */
export async function inTurnOfQueries<Answer>(
  context: ShopContext,
  { headers, signal }: Pick<Request, 'headers' | 'signal'>,
  query: () => Promise<Answer> | Answer,
): Promise<Answer> {
  shared.shopQueries ??= makeQueue(QUERIES)
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

/** What says with its address what it wants of many documents; its body, if it has one, is there already. */
const isQuery = ({ url, headers }: Request): boolean =>
  parseUrl(url)?.search !== '' && !/multipart\//i.test(headers.get('content-type') ?? '')

/** Bounds how many queries Payload answers at once: each may cost the database some hundred milliseconds. */
export const boundQueries =
  <Route>(config: Promise<SanitizedConfig> | SanitizedConfig, handler: Handler<Route>): Handler<Route> =>
  async (request, route) => {
    if (!isQuery(request)) return handler(request, route)
    try {
      return await inTurnOfQueries(contextOf(await config), request, () => handler(request, route))
    } catch (error) {
      if (error instanceof ShopError) return errorResponse(error)
      throw error
    }
  }
