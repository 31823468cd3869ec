import { sql } from '@payloadcms/db-postgres'
import { requireProof } from '@plugins/abuse/commands/requireProof'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { recordResetRequest } from '@/core/audit/recordFailedSignIn'
import { plainEmail } from '@/core/context/keyedHash'
import { inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { askedLocale } from '@/i18n/chooseLocale'
import { saidIn } from '@/i18n/saidIn'
import { requestAccountLink } from './accountLinks'
import { limitSignIn } from './limitSignIn'

/**
 * Requests an email with a link to set a new password. Neither the result nor its duration tells whether the address
 * has an account.
 * @throws ShopError `invalid_field` where it is no address, `proof_required`
 */
export async function requestPasswordReset(req: PayloadRequest, typed: string): Promise<void> {
  await limitSignIn(req)
  const email = plainEmail(typed)
  if (email.length > MAX_CHARACTERS.email || !z.email().safeParse(email).success)
    throw new ShopError(400, 'invalid_field', 'Enter the email address of your account.', { field: 'email' })
  const locale = askedLocale(saidIn(req.headers))
  await inTransaction(req.payload, async (tx) => {
    await requireProof(tx, req.headers, 'reset')
    await requestAccountLink(tx, { purpose: 'reset', email, locale })
    const { rows } = await tx.execute<{ id: string }>(sql`select id from ${tx.tables.users} where email = ${email}`)
    await recordResetRequest(tx, req.headers, { email, userId: rows[0]?.id })
  })
}
