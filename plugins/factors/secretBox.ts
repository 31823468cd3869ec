import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { perContext, type ShopContext } from '@/core/context/context'
import { factorOptions } from './types'

/** Bytes of AES-256-GCM's nonce and tag (NIST SP 800-38D). */
const NONCE_BYTES = 12
const TAG_BYTES = 16

type Key = { id: string; cipher: Buffer; mac: Buffer }

function deriveKey(secret: string): Key {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secret, '', `schematicshop factors ${purpose}`, 32))
  const mac = derive('hash')
  return { id: createHmac('sha256', mac).update('key id').digest('hex').slice(0, 8), cipher: derive('cipher'), mac }
}

/** The present key first. */
const keysOf = perContext('factor keys', (context): readonly [Key, ...Key[]] => [
  deriveKey(context.secret),
  ...factorOptions.of(context).previousSecrets.map(deriveKey),
])

/**
 * Encrypts a secret of a user. It can be read for this user alone, so that no row takes another's place.
 * @returns `v1.<key id>.<nonce, text and tag in base64url>`
 */
export function seal(context: ShopContext, userId: string, text: string): string {
  const [key] = keysOf(context)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key.cipher, nonce).setAAD(Buffer.from(userId))
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `v1.${key.id}.${sealed.toString('base64url')}`
}

/**
 * Reads what `seal` wrote, with the present key or a previous one.
 * @returns nothing where it is not this user's, or its key is gone; `isOld` where it should be sealed again
 */
export function unseal(
  context: ShopContext,
  userId: string,
  sealed: string,
): { text: string; isOld: boolean } | undefined {
  const [version, id, body = ''] = sealed.split('.')
  const key = keysOf(context).find((one) => one.id === id)
  const bytes = Buffer.from(body, 'base64url')
  if (version !== 'v1' || !key || bytes.length < NONCE_BYTES + TAG_BYTES) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.cipher, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(userId))
      .setAuthTag(bytes.subarray(-TAG_BYTES))
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    return { text, isOld: key !== keysOf(context)[0] }
  } catch {
    return undefined
  }
}

/** Hashes that only this shop makes, with the present key first and then with previous ones. */
export const secretHashes = (context: ShopContext, ...parts: string[]): [string, ...string[]] => {
  const [first, ...others] = keysOf(context)
  const hash = ({ mac }: Key) => createHmac('sha256', mac).update(JSON.stringify(parts)).digest('hex')
  return [hash(first), ...others.map(hash)]
}
