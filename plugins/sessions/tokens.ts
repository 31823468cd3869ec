import { timingSafeEqual } from 'node:crypto'
import type { ShopContext } from '@/core/context/context'
import { keyedHash } from '@/core/context/keyedHash'

/** Which of a session's refresh tokens: they are counted from 0. */
export type RefreshClaims = { sessionId: string; generation: number }

const pattern = /^([\w-]{1,64})\.(\d{1,9})\.([0-9a-f]{64})$/

const signatureOf = (context: ShopContext, { sessionId, generation }: RefreshClaims) =>
  keyedHash(context, 'refresh token', sessionId, String(generation))

/**
 * A session's refresh token. It is signed and not stored: the next one is the same for all requests that refresh at
 * once, so that none of them ends up with one that is no good.
 */
export const makeRefreshToken = (context: ShopContext, claims: RefreshClaims): string =>
  `${claims.sessionId}.${claims.generation}.${signatureOf(context, claims)}`

/** What a refresh token of ours says; undefined of any other text. Whether it is still good the database knows. */
export function readRefreshToken(context: ShopContext, token: string): RefreshClaims | undefined {
  const [, sessionId = '', generation = '', signature = ''] = pattern.exec(token) ?? []
  if (sessionId === '') return undefined
  const claims = { sessionId, generation: Number(generation) }
  return timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(context, claims))) ? claims : undefined
}
