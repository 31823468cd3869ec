import { randomBytes, timingSafeEqual } from 'node:crypto'
import { parseCookies } from 'payload/shared'
import { keyedHash } from '@/core/context/keyedHash'
import { publicUrl } from '@/env'

/** As long as browsers keep a cookie at most, in seconds. */
const DEVICE_SECONDS = 400 * 24 * 3600

/** A device may be several people's: each has a cookie of their own, whose name does not tell whose. */
const nameFor = (userId: string) => `shop-device-${keyedHash('device name', userId).slice(0, 12)}`
const signatureOf = (device: string, userId: string) => keyedHash('device', device, userId)

/** The device that a request comes from, where this person has signed in on it before. */
export function deviceOf(headers: Headers, userId: string): string | undefined {
  const [device = '', signature = ''] = (parseCookies(headers).get(nameFor(userId)) ?? '').split('.')
  const wanted = Buffer.from(signatureOf(device, userId))
  const given = Buffer.from(signature)
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? device : undefined
}

/**
 * Lets a device be known again, by a cookie that signs nobody in. It goes to the API alone: pages of strangers are kept for all who
 * send no cookie.
 */
export const deviceCookie = (userId: string, device = randomBytes(16).toString('hex')): string =>
  `${nameFor(userId)}=${device}.${signatureOf(device, userId)}; Path=/api; Max-Age=${DEVICE_SECONDS}; HttpOnly; SameSite=Lax${
    publicUrl.startsWith('https:') ? '; Secure' : ''
  }`
