import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/**
 * What Payload hashes passwords with (`payload/dist/auth/strategies/local/generatePasswordSaltHash.js`); a test
 * compares the two.
 */
export const PASSWORD_HASH = { prefix: 'pbkdf2-sha256-v1:', iterations: 600_000, bytes: 32, digest: 'sha256' } as const
/** What it did before version 3.90: without a prefix. */
const FORMER_HASH = { prefix: '', iterations: 25_000, bytes: 512, digest: 'sha256' } as const

type Parameters = typeof PASSWORD_HASH | typeof FORMER_HASH

export const hashPassword = (
  password: string,
  salt: string,
  { iterations, bytes, digest }: Parameters = PASSWORD_HASH,
): Promise<Buffer> => promisify(pbkdf2)(password, salt, iterations, bytes, digest)

/** An account's hash, as Payload keeps it. */
export async function makePasswordHash(password: string): Promise<{ hash: string; salt: string }> {
  const salt = randomBytes(32).toString('hex')
  return { hash: PASSWORD_HASH.prefix + (await hashPassword(password, salt)).toString('hex'), salt }
}

/** Takes as long as a password check, where there is no account, against timing attacks. */
export async function hashDecoy(password: string): Promise<void> {
  await hashPassword(password, randomBytes(32).toString('hex'))
}

export const isFormerHash = (hash: string): boolean => !hash.startsWith(PASSWORD_HASH.prefix)

type Kept = { hash?: string | null; salt?: string | null }

/** Whether this is the password that a hash was made of. Takes as long where there is none: no account, no password. */
export async function isPasswordOf({ hash, salt }: Kept, password: string): Promise<boolean> {
  if (!hash || !salt) {
    await hashDecoy(password)
    return false
  }
  const parameters = isFormerHash(hash) ? FORMER_HASH : PASSWORD_HASH
  const wanted = Buffer.from(hash.slice(parameters.prefix.length), 'hex')
  const given = await hashPassword(password, salt, parameters)
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}
