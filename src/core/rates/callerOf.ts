import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { ShopContext } from '../context/context'

/** Whom a request counts for: someone signed in, or an API key. Others count for their network. */
export type Caller = { kind: 'person' | 'key'; id: string }

type Header = (name: 'authorization' | 'cookie') => string | null | undefined
type Known = Caller & { expires: number }

const MAX_CALLERS = 10_000
/** How long a key is known by the guard after it was checked. */
const KEY_TTL_MS = 60_000

/** Kept on `globalThis`: Next loads this module once for each bundle. */
const shared = globalThis as typeof globalThis & { shopCallers?: LRUCache<string, Known> }
shared.shopCallers ??= new LRUCache({ max: MAX_CALLERS })
const callers = shared.shopCallers

/** Tokens themselves are not kept. */
const digestOf = (token: string) => createHash('sha256').update(token).digest('base64url')

const parse = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString())
  } catch {
    return undefined
  }
}

/**
 * Whose session a token is of, by its signature alone (JWT, HS256, as Payload signs them). It opens nothing: whether
 * the session still stands is asked where something depends on it.
 */
function readToken(secret: string, token: string): Known | undefined {
  const [header = '', body = '', signature = '', ...rest] = token.split('.')
  if (signature === '' || rest.length > 0) return undefined
  // Payload signs with this part of a hash of the app's secret.
  const key = createHash('sha256').update(secret).digest('hex').slice(0, 32)
  const own = createHmac('sha256', key).update(`${header}.${body}`).digest()
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== own.length || !timingSafeEqual(given, own)) return undefined
  const claims = parse(body)
  if (typeof claims !== 'object' || claims === null || !('id' in claims) || !('exp' in claims)) return undefined
  const { id, exp } = claims
  if ((typeof id !== 'string' && typeof id !== 'number') || typeof exp !== 'number') return undefined
  return { kind: 'person', id: String(id), expires: exp * 1000 }
}

const MAX_TOKEN_CHARACTERS = 4_096

function tokensOf(header: Header): string[] {
  const bearer = /^(?:Bearer|JWT) +(\S+)$/i.exec(header('authorization') ?? '')?.[1]
  if (bearer !== undefined) return [bearer]
  return [...(header('cookie') ?? '').matchAll(/(?:^|; *)[\w-]+-token=([^;\s]+)/g)].map(([, token = '']) => token)
}

/** Who asks; undefined for a stranger, or a key that has not been checked yet. */
export function callerOf({ secret }: Pick<ShopContext, 'secret'>, header: Header): Caller | undefined {
  for (const token of tokensOf(header)) {
    if (token.length > MAX_TOKEN_CHARACTERS) continue
    const digest = digestOf(token)
    const known = callers.get(digest) ?? readToken(secret, token)
    if (!known || known.expires <= Date.now()) continue
    callers.set(digest, known)
    return known
  }
  return undefined
}

/** Call once an API key was checked: its next requests count for it, and not for the network. */
export function rememberKey(token: string, keyId: string): void {
  callers.set(digestOf(token), { kind: 'key', id: keyId, expires: Date.now() + KEY_TTL_MS })
}
