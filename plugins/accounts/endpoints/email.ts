import { confirmIdentity, identityProof } from '@plugins/factors/commands/confirmIdentity'
import { z } from 'zod'
import type { Handler } from '@/core/http/endpoint'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { cancelEmailChange, requestEmailChange, resendEmailChange } from '../commands/requestEmailChange'
import { readPendingEmail } from '../emailChange'

export const changeEmailBody = z.strictObject({
  ...identityProof.shape,
  email: z
    .string('Enter an email address.')
    .trim()
    .toLowerCase()
    .max(MAX_CHARACTERS.email, `An email address can have at most ${MAX_CHARACTERS.email} characters.`)
    .pipe(z.email('This is not an email address.')),
})

const what = 'change your email address'
const answer = (pending: unknown, status = 200) =>
  Response.json({ pending }, { status, headers: { 'Cache-Control': 'no-store' } })

/**
 * `POST /api/users/change-email` `{password | passkey, email}`: 202; the address changes when the mail to the new one
 * is confirmed.
 */
export const changeEmail: Handler = async ({ payload, requireUser, readJson }) => {
  const user = await requireUser(what)
  const { email, ...proof } = await readJson(changeEmailBody)
  await confirmIdentity(payload, user, proof)
  return answer(await requestEmailChange(payload, { id: String(user.id), email: user.email ?? '' }, email), 202)
}

/** `GET /api/users/change-email`: the address that waits to be confirmed, or null. */
export const readEmailChange: Handler = async ({ payload, requireUser }) =>
  answer(await readPendingEmail(payload, String((await requireUser(what)).id)))

/** `POST /api/users/change-email/resend`: another mail to the same address. */
export const resendEmail: Handler = async ({ payload, requireUser }) =>
  answer(await resendEmailChange(payload, String((await requireUser(what)).id)), 202)

/** `DELETE /api/users/change-email`: the present address stays. */
export const cancelEmail: Handler = async ({ payload, requireUser }) => {
  await cancelEmailChange(payload, String((await requireUser(what)).id))
  return answer(null)
}
