import { extractJWT, type Payload } from 'payload'
import { parseCookies } from 'payload/shared'
import { contextOf } from '@/core/context/context'
import { refreshCookieName } from '@/core/http/sessionCookies'
import { type RefreshClaims, readRefreshToken } from '../tokens'
import { readAccessToken } from './readAccessToken'

/** The claims of a request, and whether they came by cookie, as browsers keep them. */
export type PresentedClaims = { claims: RefreshClaims; isCookie: boolean }

/**
 * What a request refreshes its session by: the token it names, its cookie, or the access token that Payload has
 * authenticated it by. That one is good for one refresh, as a refresh token is.
 * @param isAuthenticated whether Payload knows the requesting user
 */
export function refreshClaimsOf(
  payload: Payload,
  headers: Headers,
  { token, isAuthenticated }: { token?: string | undefined; isAuthenticated: boolean },
): PresentedClaims | undefined {
  const context = contextOf(payload)
  if (token !== undefined) {
    const claims = readRefreshToken(context, token)
    return claims && { claims, isCookie: false }
  }
  const kept = parseCookies(headers).get(refreshCookieName(payload.config, context))
  const claims = kept === undefined || headers.has('authorization') ? undefined : readRefreshToken(context, kept)
  if (claims) return { claims, isCookie: true }
  const access = isAuthenticated ? extractJWT({ headers, payload }) : null
  const { sid, gen = 0 } = readAccessToken(access ?? '') ?? {}
  return sid === undefined
    ? undefined
    : { claims: { sessionId: sid, generation: gen }, isCookie: !headers.has('authorization') }
}
