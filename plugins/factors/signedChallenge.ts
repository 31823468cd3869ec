import { randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres'
import type { ShopContext } from '@/core/context/context'
import { keyedHash } from '@/core/context/keyedHash'
import type { Executor } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'

/** What a passkey is asked for, so that an answer is good for nothing else. */
export type ChallengePurpose = 'add' | 'confirm' | 'second' | 'sign-in'

/** Seconds that a challenge can be answered. */
export const CHALLENGE_SECONDS = 300

const signatureOf = (context: ShopContext, head: string, purpose: ChallengePurpose, subject: string) =>
  keyedHash(context, 'passkey challenge', head, purpose, subject)

/**
 * A challenge for a passkey, in base64url. It is signed rather than kept: anyone may ask for one.
 * @param subject whom it is for: an account, a session, or nothing
 */
export function makeChallenge(context: ShopContext, purpose: ChallengePurpose, subject = ''): string {
  const head = `${randomBytes(16).toString('hex')}.${Math.floor(Date.now() / 1000) + CHALLENGE_SECONDS}`
  return Buffer.from(`${head}.${signatureOf(context, head, purpose, subject)}`).toString('base64url')
}

/** Whether a challenge is of this shop, for this, and not too old. @param challenge as a passkey signed it */
export function isChallenge(
  context: ShopContext,
  purpose: ChallengePurpose,
  subject: string,
  challenge: string,
): boolean {
  const [nonce = '', expiry = '', signature = ''] = Buffer.from(challenge, 'base64url').toString().split('.')
  const wanted = Buffer.from(signatureOf(context, `${nonce}.${expiry}`, purpose, subject))
  const given = Buffer.from(signature)
  return given.length === wanted.length && timingSafeEqual(given, wanted) && Number(expiry) * 1000 > Date.now()
}

/** Uses a challenge up; of concurrent uses one succeeds. @throws ShopError `challenge_expired` where it was used */
export async function consumeChallenge(tx: Executor, challenge: string): Promise<void> {
  const { rows } = await tx.execute(sql`
    insert into ${tx.tables.usedChallenges} (hash, expires_at)
    values (${keyedHash(tx.context, 'used challenge', challenge)}, now() + make_interval(secs => ${CHALLENGE_SECONDS}))
    on conflict (hash) do nothing returning hash`)
  if (rows.length === 0) throw challengeExpired()
}

export const challengeExpired = (): ShopError =>
  new ShopError(410, 'challenge_expired', 'This step has expired or was already used. Start again.')
