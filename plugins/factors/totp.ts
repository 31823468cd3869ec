import { Secret, TOTP } from 'otpauth'
import { encode } from 'uqr'

/** RFC 6238 with what every authenticator app knows: SHA-1, six digits, steps of 30 seconds. */
const SETTINGS = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** Steps that a phone's clock may be off. */
const WINDOW = 1
/** RFC 4226 recommends 160 bits. */
const SECRET_BYTES = 20

export const makeSecret = (): string => new Secret({ size: SECRET_BYTES }).base32

const issuerOf = (site: string) => `SchematicShop (${new URL(site).hostname})`

/** What an authenticator app reads: `otpauth://totp/…`. @param label the account, as its owner knows it */
export const keyUri = (secret: string, site: string, label: string): string =>
  new TOTP({ ...SETTINGS, secret: Secret.fromBase32(secret), issuer: issuerOf(site), label }).toString()

/** A QR code as one path on a grid of `size` × `size`, with its quiet zone. */
export function drawQrCode(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: 'M', border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { size, path }
}

/**
 * The time step of a code.
 * @param now milliseconds
 * @returns undefined where it is no code of now, nor of the steps next to it
 */
export function stepOf(secret: string, code: string, now = Date.now()): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const totp = new TOTP({ ...SETTINGS, secret: Secret.fromBase32(secret) })
  const delta = totp.validate({ token: code, timestamp: now, window: WINDOW })
  return delta === null ? undefined : totp.counter({ timestamp: now }) + delta
}

/** The code of a moment, for tests and for nobody else. @param now milliseconds */
export const codeAt = (secret: string, now = Date.now()): string =>
  new TOTP({ ...SETTINGS, secret: Secret.fromBase32(secret) }).generate({ timestamp: now })
