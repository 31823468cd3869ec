import type { CollectionAfterLoginHook } from 'payload'
import { contextOf } from '@/core/context/context'
import { refreshTokenCookie } from '../queries/cookies'
import { readAccessToken } from '../queries/readAccessToken'
import { makeRefreshToken } from '../tokens'

/**
 * The first admin of a new shop is signed in by Payload, which knows no refresh token: the browser gets one beside the
 * access token.
 */
export const keepFirstSession: CollectionAfterLoginHook = ({ collection, req, token, user }) => {
  if (!req.pathname?.endsWith(`/${collection.slug}/first-register`)) return user
  const { sid } = readAccessToken(token) ?? {}
  if (sid === undefined) return user
  const refreshToken = makeRefreshToken(contextOf(req.payload), { sessionId: sid, generation: 0 })
  req.responseHeaders ??= new Headers()
  req.responseHeaders.append('Set-Cookie', refreshTokenCookie(req.payload, refreshToken))
  return user
}
