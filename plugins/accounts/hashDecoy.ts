import { pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'

/**
 * What Payload hashes passwords with (`payload/dist/auth/strategies/local/generatePasswordSaltHash.js`); a test
 * compares the two.
 */
export const PASSWORD_HASH = { prefix: 'pbkdf2-sha256-v1:', iterations: 600_000, bytes: 32, digest: 'sha256' } as const

export const hashPassword = (password: string, salt: string): Promise<Buffer> =>
  promisify(pbkdf2)(password, salt, PASSWORD_HASH.iterations, PASSWORD_HASH.bytes, PASSWORD_HASH.digest)

/** Takes as long as a password check, where there is no account, against timing attacks. */
export async function hashDecoy(password: string): Promise<void> {
  await hashPassword(password, randomBytes(32).toString('hex'))
}
