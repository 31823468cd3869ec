import { APIError } from 'payload'
import type { Handler, PayloadContext } from '@/core/http/endpoint'
import { currentOf, endCurrentSession } from '../commands/endCurrentSession'
import { type RefreshAnswer, refreshRequest } from '../commands/refreshRequest'
import { expiredSessionCookies } from '../queries/cookies'

const notKept = { 'Cache-Control': 'no-store' }

/**
 * Of an answer that signs a browser out: it drops what it kept of pages and answers. Pages themselves remove what they
 * keep of the user; the theme stays.
 */
export const signedOut = (headers: Headers): Record<string, string> =>
  headers.has('authorization') ? notKept : { ...notKept, 'Clear-Site-Data': '"cache"' }

export function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie)
  return response
}

/**
 * When a browser's session ends, in seconds: its cookies are renewed by the server, and the panel counts down to this.
 * For programs it is when their access token expires.
 */
export const expiryOf = ({ exp, isCookie, refreshExpiresAt }: RefreshAnswer): number =>
  isCookie ? Math.floor(refreshExpiresAt.getTime() / 1_000) : exp

/** `POST /api/users/refresh-token`, in Payload's place. */
export const refreshToken: Handler<PayloadContext> = async ({ req }) => {
  const refreshed = await refreshRequest(req)
  const { user, accessToken, cookies } = refreshed
  const message = req.t('authentication:tokenRefreshSuccessful')
  const body = {
    message,
    exp: expiryOf(refreshed),
    refreshedToken: accessToken,
    setCookie: true,
    strategy: 'local-jwt',
    user,
  }
  return withCookies(Response.json(body, { headers: notKept }), cookies)
}

/** `POST /api/users/logout`, in Payload's place. `?allSessions=true` signs out everywhere. */
export const signOut: Handler<PayloadContext> = async ({ req, query }) => {
  const current = currentOf(req)
  if (!current) throw new APIError('No User', 400, null, true)
  await endCurrentSession(req, { ...current, all: query.get('allSessions') === 'true' })
  const message = req.t('authentication:logoutSuccessful')
  return withCookies(
    Response.json({ message }, { headers: signedOut(req.headers) }),
    expiredSessionCookies(req.payload),
  )
}
