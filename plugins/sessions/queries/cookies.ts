import type { Payload } from 'payload'
import { generateCookie, generateExpiredPayloadCookie, generatePayloadCookie } from 'payload/shared'
import { contextOf } from '@/core/context/context'
import { refreshCookieName } from '@/core/http/sessionCookies'
import { sessionOptions } from '../types'

const authOf = (payload: Payload) => payload.collections[contextOf(payload).slugs.users].config.auth

function refreshCookie(payload: Payload, value: string, expires: Date): string {
  const { domain, sameSite, secure } = authOf(payload).cookies
  const site = typeof sameSite === 'string' ? sameSite : sameSite ? 'Strict' : undefined
  return generateCookie<false>({
    name: refreshCookieName(payload.config, contextOf(payload)),
    value,
    path: '/',
    httpOnly: true,
    expires,
    returnCookieAsObject: false,
    ...(domain && { domain }),
    ...(site && { sameSite: site }),
    ...(secure && { secure }),
  })
}

/** The `Set-Cookie` header of a refresh token, which stays as long as that may be unused. */
export const refreshTokenCookie = (payload: Payload, refreshToken: string): string =>
  refreshCookie(
    payload,
    refreshToken,
    new Date(Date.now() + sessionOptions.of(contextOf(payload)).idleDays * 24 * 3_600_000),
  )

export type Tokens = { accessToken: string; refreshToken: string }

/** The `Set-Cookie` headers of a session. */
export const sessionCookies = (payload: Payload, { accessToken, refreshToken }: Tokens): string[] => [
  generatePayloadCookie({
    collectionAuthConfig: authOf(payload),
    cookiePrefix: payload.config.cookiePrefix,
    returnCookieAsObject: false as const,
    token: accessToken,
  }),
  refreshTokenCookie(payload, refreshToken),
]

/** The `Set-Cookie` headers that take a session away. */
export const expiredSessionCookies = (payload: Payload): string[] => [
  generateExpiredPayloadCookie({
    collectionAuthConfig: authOf(payload),
    config: payload.config,
    cookiePrefix: payload.config.cookiePrefix,
    returnCookieAsObject: false as const,
  }),
  refreshCookie(payload, '', new Date(0)),
]
