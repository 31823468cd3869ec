import { pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** How Payload hashes passwords, and how it did before (`generatePasswordSaltHash.js`); a test compares the two. */
const PRESENT = { prefix: 'pbkdf2-sha256-v1:', iterations: 600_000, bytes: 32 } as const
const FORMER = { prefix: '', iterations: 25_000, bytes: 512 } as const

/** Whether this is the password of an account. @param stored an account without a password has none */
export async function verifyPassword(
  password: string,
  { hash, salt }: { hash?: string | null; salt?: string | null },
): Promise<boolean> {
  if (!hash || !salt) return false
  const kind = hash.startsWith(PRESENT.prefix) ? PRESENT : FORMER
  const stored = Buffer.from(hash.slice(kind.prefix.length), 'hex')
  const given = await promisify(pbkdf2)(password, salt, kind.iterations, kind.bytes, 'sha256')
  return stored.length === given.length && timingSafeEqual(stored, given)
}
