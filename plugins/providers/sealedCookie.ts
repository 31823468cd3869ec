import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { parseCookies } from 'payload/shared'
import { perContext, type ShopContext } from '@/core/context/context'

/** Bytes of AES-256-GCM's nonce and tag (NIST SP 800-38D). */
const NONCE_BYTES = 12
const TAG_BYTES = 16

const keyOf = perContext('provider cookies', ({ secret }) =>
  Buffer.from(hkdfSync('sha256', secret, '', 'schematicshop providers', 32)),
)

export type SealedCookie<Value extends object> = {
  /** The `Set-Cookie` header with the value, which its browser can neither read nor change. */
  set(context: ShopContext, value: Value): string
  /** The `Set-Cookie` header that takes it away. */
  clear(context: ShopContext): string
  /** The value of a request; nothing where there is none, it is forged, or too old. */
  read(context: ShopContext, headers: Headers): Value | undefined
}

/** A cookie that only the shop can read. @param seconds it works for */
export function sealedCookie<Value extends object>(name: string, path: string, seconds: number): SealedCookie<Value> {
  const header = ({ addresses }: ShopContext, value: string, maxAge: number) =>
    `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${addresses.isSecure ? '; Secure' : ''}`
  return {
    set(context, value) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', keyOf(context), nonce).setAAD(Buffer.from(name))
      const text = JSON.stringify({ value, expires: Date.now() + seconds * 1000 })
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return header(context, sealed.toString('base64url'), seconds)
    },
    clear: (context) => header(context, '', 0),
    read(context, headers) {
      const bytes = Buffer.from(parseCookies(headers).get(name) ?? '', 'base64url')
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined
      try {
        const decipher = createDecipheriv('aes-256-gcm', keyOf(context), bytes.subarray(0, NONCE_BYTES))
          .setAAD(Buffer.from(name))
          .setAuthTag(bytes.subarray(-TAG_BYTES))
        const text =
          decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
        const { value, expires } = JSON.parse(text) as { value: Value; expires: number }
        return expires > Date.now() ? value : undefined
      } catch {
        return undefined
      }
    },
  }
}
