import type { PayloadHandler } from 'payload'
import { z } from 'zod'
import { readJson } from '@/core/http/readJson'
import { requirePerson } from '@/core/http/requirePerson'
import { askEmailChange, cancelEmailChange, resendEmailChange } from '../commands/askEmailChange'
import { confirmPassword } from '../commands/confirmPassword'
import { readPendingEmail } from '../emailChange'

/** Characters; the longest path that mail takes. */
const LONGEST_EMAIL = 254
export const changeEmailBody = z.strictObject({
  password: z.string('Enter your current password.'),
  email: z
    .string('Enter an email address.')
    .trim()
    .toLowerCase()
    .max(LONGEST_EMAIL, 'An email address can have at most 254 characters.')
    .pipe(z.email('This is not an email address.')),
})

const what = 'change your email address'
const answer = (pending: unknown, status = 200) =>
  Response.json({ pending }, { status, headers: { 'Cache-Control': 'no-store' } })

/** `POST /api/users/change-email` `{password, email}`: 202; the address changes when the mail to the new one is confirmed. */
export const changeEmail: PayloadHandler = async (req) => {
  const user = requirePerson(req, what)
  const { password, email } = await readJson(req, changeEmailBody)
  await confirmPassword(req.payload, user, password)
  return answer(await askEmailChange(req.payload, { id: String(user.id), email: user.email ?? '' }, email), 202)
}

/** `GET /api/users/change-email`: the address that waits to be confirmed, or null. */
export const readEmailChange: PayloadHandler = async (req) =>
  answer(await readPendingEmail(req.payload, String(requirePerson(req, what).id)))

/** `POST /api/users/change-email/resend`: another mail to the same address. */
export const resendEmail: PayloadHandler = async (req) =>
  answer(await resendEmailChange(req.payload, String(requirePerson(req, what).id)), 202)

/** `DELETE /api/users/change-email`: the present address stays. */
export const cancelEmail: PayloadHandler = async (req) => {
  await cancelEmailChange(req.payload, String(requirePerson(req, what).id))
  return answer(null)
}
