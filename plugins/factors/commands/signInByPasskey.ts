import { sql } from '@payloadcms/db-postgres'
import type { StartedSession } from '@plugins/sessions/commands/startSession'
import type { PayloadRequest } from 'payload'
import { auditSourceOf } from '@/core/audit/auditSource'
import { contextOf } from '@/core/context/context'
import { inRequestTransaction } from '@/core/database/executor'
import { completeSignIn } from './completeSignIn'
import { recordFactor } from './recordFactor'
import { cancelFactorReset } from './resetFactors'
import { type PasskeyAssertion, verifyPasskey } from './verifyPasskey'

/**
 * Signs in by a passkey alone: it knows whose it is, and has verified its user.
 * @throws ShopError `passkey_refused`, `challenge_expired`, `account_suspended`
 */
export const signInByPasskey = (
  req: PayloadRequest,
  passkey: PasskeyAssertion,
  depth?: number,
): Promise<StartedSession> =>
  inRequestTransaction(req, async (tx) => {
    const { userId } = await verifyPasskey(tx, passkey, { purpose: 'sign-in', subject: '' })
    const source = auditSourceOf(contextOf(req.payload), req.headers, { id: userId })
    await cancelFactorReset(tx, source, userId)
    await tx.execute(sql`delete from ${tx.tables.signInChallenges} where user_id = ${userId}`)
    await recordFactor(tx, source, { userId, action: 'factor.used', after: { by: 'passkey' } })
    return completeSignIn(req, { id: userId }, { method: 'passkey', depth })
  })
