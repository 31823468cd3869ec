import type { IncomingMessage } from 'node:http'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { env } from '@/env'
import { errorResponse, ShopError } from '@/errors'
import { addressOf, isLoopback, networkOf } from './addressOf'

type Rule = { name: string; applies: (method: string, path: string) => boolean; points: number; seconds: number }

const isWrite = (method: string) => !['GET', 'HEAD', 'OPTIONS'].includes(method)

/**
 * Requests that one network may make to one process, `points` within `seconds`. Far above what people do and far below what
 * hurts; the first rule that applies counts.
 */
const rules: readonly Rule[] = [
  {
    name: 'sign-up',
    applies: (method, path) => method === 'POST' && path === '/api/users',
    points: 30,
    seconds: 3_600,
  },
  {
    name: 'sign-in',
    applies: (method, path) => method === 'POST' && /^\/api\/users\/(login|forgot-password|reset-password)$/.test(path),
    points: 60,
    seconds: 600,
  },
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
    name: 'talk',
    applies: (method, path) => method === 'POST' && /^\/api\/(comments|reports)$/.test(path),
    points: 60,
    seconds: 300,
  },
  {
    name: 'account',
    // Each asks for the password, or has mail sent.
    applies: (method, path) =>
      method === 'POST' &&
      /^\/api\/users\/(change-password|change-email|change-email\/resend|confirm-email|delete-account)$/.test(path),
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
  { name: 'write', applies: (method, path) => isWrite(method) && path.startsWith('/api/'), points: 300, seconds: 60 },
  {
    name: 'read',
    // A page of builds asks for a picture of each.
    applies: (_method, path) => path.startsWith('/api/') && !path.startsWith('/api/media/file/'),
    points: 1_200,
    seconds: 60,
  },
]

const limiters = rules.map((rule) => ({
  rule,
  limiter: new RateLimiterMemory({ keyPrefix: rule.name, points: rule.points, duration: rule.seconds }),
}))

/** A path as routes understand it, however it is written: letters as `%61`, slashes doubled or at its end. */
function plainPath(path: string): string {
  let decoded = path
  try {
    decoded = decodeURIComponent(path)
  } catch {
    // Not an encoding; no route understands it either.
  }
  return decoded.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '')
}

/**
 * The refusal of a request that is one too many of its kind. The machine itself is never refused: behind a proxy that is not
 * believed all the world would have its address.
 */
export async function refuseTooMany(request: IncomingMessage, asked: string): Promise<Response | undefined> {
  if (!env.RATE_LIMIT) return undefined
  const path = plainPath(asked)
  const found = limiters.find(({ rule }) => rule.applies(request.method ?? 'GET', path))
  if (!found) return undefined
  const address = addressOf((name) => request.headers[name]?.toString())
  if (isLoopback(address)) return undefined
  try {
    await found.limiter.consume(networkOf(address))
    return undefined
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
    return errorResponse(
      new ShopError(429, 'too_many_requests', `That was too much at once. Try again in ${inWords(seconds)}.`, {
        retryAfter: seconds,
      }),
      { 'Retry-After': String(seconds) },
    )
  }
}

const inWords = (seconds: number) => (seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`)
