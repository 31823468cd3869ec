import { randomBytes, timingSafeEqual } from 'node:crypto'
import { parseCookies } from 'payload/shared'
import type { ShopContext } from '@/core/context/context'
import { keyedHash } from '@/core/context/keyedHash'

/** Seconds; the longest that browsers keep a cookie. */
const DEVICE_SECONDS = 400 * 24 * 3600

/** Several users may share a device: each has a cookie, whose name does not tell whose. */
const nameFor = (context: ShopContext, userId: string) =>
  `shop-device-${keyedHash(context, 'device name', userId).slice(0, 12)}`
const signatureOf = (context: ShopContext, device: string, userId: string) =>
  keyedHash(context, 'device', device, userId)

/** The device of a request, if this user has signed in on it before. */
export function deviceOf(context: ShopContext, headers: Headers, userId: string): string | undefined {
  const [device = '', signature = ''] = (parseCookies(headers).get(nameFor(context, userId)) ?? '').split('.')
  const wanted = Buffer.from(signatureOf(context, device, userId))
  const given = Buffer.from(signature)
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? device : undefined
}

/**
 * A cookie that recognizes the device and signs nobody in. Sent to the API only: pages are cached for visitors without
 * cookies.
 */
export const deviceCookie = (context: ShopContext, userId: string, device = randomBytes(16).toString('hex')): string =>
  `${nameFor(context, userId)}=${device}.${signatureOf(context, device, userId)}; Path=/api; Max-Age=${DEVICE_SECONDS}; HttpOnly; SameSite=Lax${
    context.addresses.isSecure ? '; Secure' : ''
  }`
