import type { SanitizedConfig } from 'payload'
import type { ShopContext } from '../context/context'

type Named = Pick<SanitizedConfig, 'cookiePrefix' | 'collections'>

/** The cookie of the access token, which is Payload's own. */
export const accessCookieName = ({ cookiePrefix }: Pick<Named, 'cookiePrefix'>): string => `${cookiePrefix}-token`

/**
 * The cookie of the refresh token. With https and no domain its name begins with `__Host-` (RFC 6265bis): browsers take
 * such a cookie from this host alone, over https, so that no subdomain can plant one. Payload's own prefix can't: the
 * panel writes its language and theme by scripts that set no `Secure`.
 */
export function refreshCookieName({ cookiePrefix, collections }: Named, { slugs }: Pick<ShopContext, 'slugs'>): string {
  const { secure, domain } = collections.find(({ slug }) => slug === slugs.users)?.auth.cookies ?? {}
  return `${secure && !domain ? HOST_PREFIX : ''}${cookiePrefix}-refresh`
}

const HOST_PREFIX = '__Host-'

/** Whether a pair of a `Cookie` header is of a session, or another one of Payload's. */
export const isSessionPair = (pair: string, cookiePrefix: string): boolean =>
  pair.startsWith(`${cookiePrefix}-`) || pair.startsWith(`${HOST_PREFIX}${cookiePrefix}-`)
