import { sql } from '@payloadcms/db-postgres'
import type { SignInMethod } from '@plugins/sessions/commands/insertSession'
import { type StartedSession, startSession } from '@plugins/sessions/commands/startSession'
import type { PayloadRequest } from 'payload'
import { auditSourceOf } from '@/core/audit/auditSource'
import { contextOf } from '@/core/context/context'
import { adapterOf, type Executor, inRequestTransaction, inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import type { FactorMethod } from '../queries/readFactors'
import { challengeExpired } from '../signedChallenge'
import { browserHashOf, hashOfChallenge, MAX_CHALLENGE_ATTEMPTS, vouchForFactor } from './completeSignIn'
import { limitFactor, wasGuessedOften } from './limitFactor'
import { recordFactor } from './recordFactor'
import { cancelFactorReset } from './resetFactors'
import { wrongCode } from './totpFactor'
import { verifyCode } from './verifyCode'
import { type PasskeyAssertion, passkeyRefused, verifyPasskey } from './verifyPasskey'

export type SecondStep = { challenge: string; code?: string | undefined; passkey?: PasskeyAssertion | undefined }
type Challenge = { id: string; userId: string; method: SignInMethod }

/** A challenge that can still be answered, by the browser that began it. */
export async function findChallenge(
  db: Executor,
  headers: Headers,
  token: string,
  lock = false,
): Promise<Challenge | undefined> {
  const { rows } = await db.execute<Challenge>(sql`
    select id, user_id as "userId", method from ${db.tables.signInChallenges}
    where token_hash = ${hashOfChallenge(token)} and expires_at > now() and attempts < ${MAX_CHALLENGE_ATTEMPTS}
      and (browser_hash is null or browser_hash = ${browserHashOf(headers)}) ${lock ? sql`for update` : sql``}`)
  return rows[0]
}

/** @returns what was shown; undefined where it is wrong. What was used up is so, once this commits. */
async function verifyStep(tx: Executor, userId: string, { code, passkey, challenge }: SecondStep) {
  if (code !== undefined) return verifyCode(tx, userId, code)
  if (!passkey) throw new ShopError(400, 'invalid_field', 'Enter the code of your app.', { field: 'code' })
  try {
    await verifyPasskey(tx, passkey, { purpose: 'second', subject: hashOfChallenge(challenge), userId })
    return 'passkey' as const satisfies FactorMethod
  } catch (error) {
    if (error instanceof ShopError && error.code === 'passkey_refused') return undefined
    throw error
  }
}

/** Written apart from the attempt, which is rolled back. Five wrong codes end the challenge. */
async function recordWrongStep(req: PayloadRequest, { id, userId }: Challenge): Promise<void> {
  await inTransaction(req.payload, async (tx) => {
    const { rows } = await tx.execute<{ attempts: number }>(sql`
      update ${tx.tables.signInChallenges} set attempts = attempts + 1 where id = ${id} returning attempts`)
    const isOften = (rows[0]?.attempts ?? 0) >= MAX_CHALLENGE_ATTEMPTS || (await wasGuessedOften(tx, userId))
    await recordFactor(tx, auditSourceOf(contextOf(req.payload), req.headers, null), {
      userId,
      action: 'factor.failed',
      ...(isOften && { occasion: 'codes_failed' }),
    })
  })
}

async function recordStep(tx: Executor, req: PayloadRequest, userId: string, by: FactorMethod): Promise<void> {
  const source = auditSourceOf(contextOf(req.payload), req.headers, { id: userId })
  // Who has a factor has not lost all of them; recovery codes are made for those who have.
  if (by !== 'recovery_code') await cancelFactorReset(tx, source, userId)
  if (by === 'recovery_code')
    await recordFactor(tx, source, { userId, action: 'recovery_code.used', occasion: 'code_used' })
  else await recordFactor(tx, source, { userId, action: 'factor.used', after: { by } })
}

/**
 * The second step of a sign-in: a code of the app, a recovery code or a passkey. Of concurrent answers to a challenge,
 * and of concurrent uses of a code, one succeeds.
 * @throws ShopError `challenge_expired`, `wrong_code`, `passkey_refused`, `too_many_requests`; as `startSession`
 */
export async function answerChallenge(req: PayloadRequest, step: SecondStep, depth?: number): Promise<StartedSession> {
  const { drizzle } = adapterOf(req.payload)
  const challenge = await findChallenge(drizzle, req.headers, step.challenge)
  if (!challenge) throw challengeExpired()
  const { userId, method } = challenge
  const started = await limitFactor(drizzle, req.headers, userId, () =>
    inRequestTransaction(req, async (tx) => {
      if (!(await findChallenge(tx, req.headers, step.challenge, true))) throw challengeExpired()
      const by = await verifyStep(tx, userId, step)
      if (!by) return undefined
      await tx.execute(sql`delete from ${tx.tables.signInChallenges} where id = ${challenge.id}`)
      await recordStep(tx, req, userId, by)
      await vouchForFactor(tx, userId)
      return startSession(req, { id: userId }, { method, depth })
    }),
  )
  if (started) return started
  await recordWrongStep(req, challenge)
  throw step.passkey ? passkeyRefused() : wrongCode()
}
