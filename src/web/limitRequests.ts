import type { IncomingMessage } from 'node:http'
import type { ShopContext } from '@/core/context/context'
import { limitedNetwork } from '@/core/http/clientIp'
import { type Limit, makeLimit } from '@/core/http/makeLimit'

type Rule = { name: string; applies: (method: string, path: string) => boolean; points: number; seconds: number }

const isWrite = (method: string) => !['GET', 'HEAD', 'OPTIONS'].includes(method)

/**
 * Requests that one network may make to one process, `points` within `seconds`. Far above what people do and far below what
 * hurts; the first rule that applies counts. What a document of GraphQL asks for often, and signing up or in by any door, is counted where
 * it is done: `limitOperations`.
 */
const rules: readonly Rule[] = [
  {
    name: 'upload',
    applies: (method, path) =>
      (isWrite(method) && /^\/api\/schematics(\/[^/]+\/(file|pictures))?$/.test(path)) ||
      (method === 'POST' && path === '/api/uploads'),
    points: 600,
    seconds: 3_600,
  },
  {
    name: 'part',
    // Of 5 MiB: a network that sends faster than 100 MiB/s is no household.
    applies: (method, path) => method === 'PUT' && /^\/api\/uploads\/[^/]+\/parts\//.test(path),
    points: 1_200,
    seconds: 60,
  },
  {
    name: 'account',
    // Each asks for the password, or has mail sent.
    applies: (method, path) =>
      method === 'POST' &&
      /^\/api\/users\/(change-password|change-email|change-email\/resend|confirm-email|confirm-email\/resend|delete-account)$/.test(
        path,
      ),
    points: 30,
    seconds: 600,
  },
  {
    name: 'follow',
    applies: (method, path) => isWrite(method) && /^\/api\/(profiles|tags)\/[^/]+\/follow$/.test(path),
    points: 300,
    seconds: 600,
  },
  {
    name: 'avatar',
    applies: (method, path) => isWrite(method) && path === '/api/profiles/avatar',
    points: 60,
    seconds: 3_600,
  },
  {
    name: 'bulk',
    applies: (method, path) => method === 'POST' && path === '/api/schematics/bulk',
    points: 60,
    seconds: 60,
  },
  { name: 'write', applies: isWrite, points: 300, seconds: 60 },
  {
    name: 'read',
    // A page of builds asks for a picture of each.
    applies: (_method, path) => path.startsWith('/api/') && !path.startsWith('/api/media/file/'),
    points: 1_200,
    seconds: 60,
  },
  {
    name: 'page',
    // Browsers ask ahead for the pages that links on a page lead to; what pages are made of is kept by browsers.
    applies: (_method, path) => !/^\/(_next\/static|api\/media\/file|icons)\//.test(path),
    points: 1_200,
    seconds: 60,
  },
]

const limits: readonly { rule: Rule; limit: Limit }[] = rules.map((rule) => ({ rule, limit: makeLimit(rule) }))

type Counted = Pick<IncomingMessage, 'method' | 'headers'>

/** The method that Payload takes a request for: a POST may be a GET whose query is its body. GraphQL knows no other method than POST, whatever a header says. */
const methodOf = ({ method = 'GET', headers }: Counted, path: string) =>
  method === 'POST' &&
  path !== '/api/graphql' &&
  [headers['x-http-method-override'], headers['x-payload-http-method-override']].includes('GET')
    ? 'GET'
    : method

/**
 * Counts a request. @param path as `canonicalTarget` writes it, which is what routes understand; of letters they know no case
 * @throws ShopError `too_many_requests` for one that is one too many of its kind
 */
export async function limitRequests(
  context: Pick<ShopContext, 'rateLimit' | 'trustedProxies'>,
  request: Counted,
  path: string,
): Promise<void> {
  const network = limitedNetwork(context, (name) => request.headers[name]?.toString())
  if (network === undefined) return
  const known = path.toLowerCase()
  await limits.find(({ rule }) => rule.applies(methodOf(request, known), known))?.limit.consume(context, network)
}
