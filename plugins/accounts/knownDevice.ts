import { randomBytes, timingSafeEqual } from 'node:crypto'
import { parseCookies } from 'payload/shared'
import type { ShopContext } from '@/core/context/context'
import { keyedHash } from '@/core/context/keyedHash'

/** As long as browsers keep a cookie at most, in seconds. */
const DEVICE_SECONDS = 400 * 24 * 3600

/** A device may be several people's: each has a cookie of their own, whose name does not tell whose. */
const nameFor = (context: ShopContext, userId: string) =>
  `shop-device-${keyedHash(context, 'device name', userId).slice(0, 12)}`
const signatureOf = (context: ShopContext, device: string, userId: string) =>
  keyedHash(context, 'device', device, userId)

/** The device that a request comes from, where this person has signed in on it before. */
export function deviceOf(context: ShopContext, headers: Headers, userId: string): string | undefined {
  const [device = '', signature = ''] = (parseCookies(headers).get(nameFor(context, userId)) ?? '').split('.')
  const wanted = Buffer.from(signatureOf(context, device, userId))
  const given = Buffer.from(signature)
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? device : undefined
}

/**
 * Lets a device be known again, by a cookie that signs nobody in. It goes to the API alone: pages of strangers are kept
 * for all who send no cookie.
 */
export const deviceCookie = (context: ShopContext, userId: string, device = randomBytes(16).toString('hex')): string =>
  `${nameFor(context, userId)}=${device}.${signatureOf(context, device, userId)}; Path=/api; Max-Age=${DEVICE_SECONDS}; HttpOnly; SameSite=Lax${
    context.addresses.isSecure ? '; Secure' : ''
  }`
