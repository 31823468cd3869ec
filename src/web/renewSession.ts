import type { IncomingMessage, ServerResponse } from 'node:http'
import { refreshSession } from '@plugins/sessions/commands/refreshSession'
import { expiredSessionCookies, sessionCookies } from '@plugins/sessions/queries/cookies'
import { readAccessToken } from '@plugins/sessions/queries/readAccessToken'
import { refreshClaimsOf } from '@plugins/sessions/queries/refreshClaimsOf'
import { parseCookies } from 'payload/shared'
import { ShopError } from '@/core/errors/errors'
import { toHeaders } from '@/core/http/hotRequest'
import { accessCookieName, refreshCookieName } from '@/core/http/sessionCookies'
import type { App } from './app'
import { beforeHeaders } from './beforeHeaders'

/** Seconds before its end at which an access token is renewed, so that it lasts for the request. */
const MARGIN_SECONDS = 10

/** The build's own files, which every browser and cache may keep. */
const isStatic = (url = '/') => url.startsWith('/_next/')

const isGood = (token: string | undefined) =>
  token !== undefined && (readAccessToken(token)?.exp ?? 0) > Date.now() / 1_000 + MARGIN_SECONDS

/** The `Cookie` header with some cookies replaced, or taken away. */
function replaceCookies(header: string, values: ReadonlyMap<string, string | undefined>): string {
  const kept = header.split(/; */).filter((pair) => pair !== '' && !values.has(pair.split('=', 1)[0] ?? ''))
  for (const [name, value] of values) if (value !== undefined) kept.push(`${name}=${value}`)
  return kept.join('; ')
}

const listOf = (value: ReturnType<ServerResponse['getHeader']>): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)]

/** Sends cookies with whatever answer comes, unless that sets them itself, as when it signs out. */
function sendCookies(response: ServerResponse, cookies: readonly string[]): void {
  beforeHeaders(response, () => {
    const own = listOf(response.getHeader('Set-Cookie'))
    const isSet = (cookie: string) => own.some((one) => one.split('=', 1)[0] === cookie.split('=', 1)[0])
    const added = cookies.filter((cookie) => !isSet(cookie))
    if (added.length === 0) return
    response.setHeader('Set-Cookie', [...own, ...added])
    // No shared cache may keep an answer with somebody's session.
    response.setHeader('Cache-Control', 'private, no-store')
  })
}

/**
 * Renews a browser's access token where it has expired, before anything else reads the request: pages, panel, API and
 * the app's own routes see a request that is signed in, and the browser gets both new tokens with the answer. A session
 * that has ended is taken away.
 */
export async function renewSession(app: App, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { headers } = request
  const { cookie } = headers
  const [access, refresh] = [accessCookieName(app.config), refreshCookieName(app.config, app.context)]
  if (!cookie?.includes(`${refresh}=`) || headers.authorization !== undefined || isStatic(request.url)) return
  const cookies = parseCookies(new Headers({ cookie }))
  if (isGood(cookies.get(access))) return
  const payload = await app.getPayload()
  const asked = toHeaders(request)
  const presented = refreshClaimsOf(payload, asked, { isAuthenticated: false })
  try {
    if (!presented) throw new ShopError(401, 'sign_in_required', 'This is no refresh token.')
    const tokens = await refreshSession(payload, presented.claims, asked, true)
    const values = new Map([
      [access, tokens.accessToken],
      [refresh, tokens.refreshToken],
    ])
    headers.cookie = replaceCookies(cookie, values)
    sendCookies(response, sessionCookies(payload, tokens))
  } catch (error) {
    if (!(error instanceof ShopError)) throw error
    headers.cookie = replaceCookies(
      cookie,
      new Map([
        [access, undefined],
        [refresh, undefined],
      ]),
    )
    // A suspension may end; a session that has ended does not come back.
    if (error.status === 401) sendCookies(response, expiredSessionCookies(payload))
  }
}
