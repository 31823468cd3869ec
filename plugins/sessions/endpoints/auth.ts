import { z } from 'zod'
import type { Handler, PayloadContext } from '@/core/http/endpoint'
import { currentOf, endCurrentSession } from '../commands/endCurrentSession'
import { refreshRequest } from '../commands/refreshRequest'
import { expiredSessionCookies } from '../queries/cookies'
import { ownerOfSession } from '../queries/ownerOfSession'
import { refreshClaimsOf } from '../queries/refreshClaimsOf'
import { tokensAnswer } from '../queries/tokensAnswer'
import { signedOut, withCookies } from './payloadShapes'

export const tokenBody = z.strictObject({
  refreshToken: z.string('The refresh token must be a text.').max(200, 'This is no refresh token.').optional(),
})

const notKept = { 'Cache-Control': 'no-store' }

/** `POST /api/auth/refresh` `{refreshToken}`; without one, by the browser's cookie, and then the tokens stay there. */
export const refresh: Handler<PayloadContext> = async ({ req, readJson }) => {
  const { refreshToken } = await readJson(tokenBody)
  const refreshed = await refreshRequest(req, refreshToken)
  if (!refreshed.isCookie) return tokensAnswer(refreshed)
  const { exp, refreshExpiresAt, user, cookies } = refreshed
  const body = {
    accessTokenExpiresAt: new Date(exp * 1_000).toISOString(),
    refreshTokenExpiresAt: refreshExpiresAt.toISOString(),
    user,
  }
  return withCookies(Response.json(body, { headers: notKept }), cookies)
}

/** `POST /api/auth/logout` `{refreshToken?}`: ends that session, or the request's own. Idempotent. */
export const logout: Handler<PayloadContext> = async ({ req, readJson }) => {
  const { refreshToken } = await readJson(tokenBody)
  const presented = refreshClaimsOf(req.payload, req.headers, { token: refreshToken, isAuthenticated: false })
  const current = refreshToken === undefined ? currentOf(req) : undefined
  const owner = current ?? (presented && (await ownerOfSession(req.payload, presented.claims.sessionId)))
  if (owner) await endCurrentSession(req, owner)
  return withCookies(
    Response.json({ ended: true }, { headers: signedOut(req.headers) }),
    expiredSessionCookies(req.payload),
  )
}
