import type { ServerResponse } from 'node:http'
import type { ShopContext } from '@/core/context/context'

/** Features of browsers that no page of the shop uses, nor what it shows. */
const UNUSED_FEATURES = [
  'accelerometer',
  'ambient-light-sensor',
  'attribution-reporting',
  'autoplay',
  'bluetooth',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'interest-cohort',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
]
/** The viewer fills the screen, links are copied and shared, and passkeys sign in. */
const OWN_FEATURES = [
  'clipboard-write',
  'fullscreen',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'web-share',
]
const permissions = [
  ...UNUSED_FEATURES.map((name) => `${name}=()`),
  ...OWN_FEATURES.map((name) => `${name}=(self)`),
].join(', ')

/** Seconds: a year; and two, which lists of browsers ask for. */
const HSTS_SECONDS = 31_536_000
const PRELOAD_SECONDS = 63_072_000

/** `Strict-Transport-Security`, where the operator has set an address with HTTPS. */
function hstsOf({ addresses, hsts }: Pick<ShopContext, 'addresses' | 'hsts'>): string | undefined {
  if (!addresses.isSecure || hsts === 'off') return undefined
  if (hsts === 'preload') return `max-age=${PRELOAD_SECONDS}; includeSubDomains; preload`
  return hsts === 'subdomains' ? `max-age=${HSTS_SECONDS}; includeSubDomains` : `max-age=${HSTS_SECONDS}`
}

/** Sent with every response, pages and files alike. */
export function securityHeadersOf(context: ShopContext): readonly (readonly [string, string])[] {
  const hsts = hstsOf(context)
  return [
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['X-Frame-Options', 'SAMEORIGIN'],
    ['Permissions-Policy', permissions],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ...(hsts === undefined ? [] : [['Strict-Transport-Security', hsts] as const]),
  ]
}

/** The policy of what is no page: data and files, which run and load nothing even where a browser shows them. */
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
/** The policy of an error that is a page without scripts, turned away before anything was found. */
const PLAIN_PAGE = `${NOTHING}; style-src 'unsafe-inline'`

/** The policy of scripts, styles and fonts: workers go by that of their own script. */
const assetPolicy = ({ stores }: Pick<ShopContext, 'stores'>) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self' blob:${stores.origin ? ` ${stores.origin}` : ''}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const isAsset = (url: string) => url.startsWith('/_next/')
/** Shown within pages of other sites. */
const isEmbeddable = (url: string) => url.startsWith('/embed/')

/**
 * Gives an answer the policies that its handler did not set, as its headers are sent. A 304 gets none: browsers keep
 * those of what they have.
 */
export function completePolicies(response: ServerResponse, context: Pick<ShopContext, 'stores'>, url: string): void {
  const type = String(response.getHeader('Content-Type') ?? '')
  if (!response.hasHeader('Cross-Origin-Resource-Policy')) {
    // Pictures are shown by other sites: without a session, so those that all may see.
    const isShared = isEmbeddable(url) || type.startsWith('image/')
    response.setHeader('Cross-Origin-Resource-Policy', isShared ? 'cross-origin' : 'same-origin')
  }
  if (response.statusCode === 304 || response.hasHeader('Content-Security-Policy')) return
  const policy = isAsset(url) ? assetPolicy(context) : type.startsWith('text/html') ? PLAIN_PAGE : NOTHING
  response.setHeader('Content-Security-Policy', policy)
}
