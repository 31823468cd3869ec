import type { PayloadRequest, TypedUser } from 'payload'
import { applyUserReadAccess } from 'payload/internal'
import { contextOf } from '@/core/context/context'
import { ShopError } from '@/core/errors/errors'
import { sessionCookies } from '../queries/cookies'
import { refreshClaimsOf } from '../queries/refreshClaimsOf'
import { type RefreshedSession, refreshSession } from './refreshSession'

export type RefreshAnswer = RefreshedSession & {
  /** The account as its owner may read it. */
  user: TypedUser
  isCookie: boolean
  /** `Set-Cookie` headers, where the session came by cookie. */
  cookies: string[]
}

/**
 * Refreshes the session of a request, with the app's own `afterRefresh` hooks.
 * @param token that the request names; else its cookie, or its access token
 * @throws ShopError `sign_in_required`, `account_suspended`
 */
export async function refreshRequest(req: PayloadRequest, token?: string): Promise<RefreshAnswer> {
  const { payload } = req
  const { config } = payload.collections[contextOf(payload).slugs.users]
  const isAuthenticated = req.user?.collection === config.slug
  const presented = refreshClaimsOf(payload, req.headers, { token, isAuthenticated })
  if (!presented) throw new ShopError(401, 'sign_in_required', 'There is no session to refresh. Sign in.')
  const refreshed = await refreshSession(payload, presented.claims, req.headers, token === undefined)
  req.user = refreshed.user
  const user = (await applyUserReadAccess({
    collection: config,
    depth: 0,
    overrideAccess: false,
    req,
    showHiddenFields: false,
    user: refreshed.user,
  })) as TypedUser
  for (const hook of config.hooks.afterRefresh)
    await hook({
      collection: config,
      context: req.context,
      exp: refreshed.exp,
      req,
      token: refreshed.accessToken,
    })
  const { isCookie } = presented
  return { ...refreshed, user, isCookie, cookies: isCookie ? sessionCookies(payload, refreshed) : [] }
}
