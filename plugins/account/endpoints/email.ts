import type { PayloadHandler, PayloadRequest } from 'payload'
import { z } from 'zod'
import { ShopError } from '@/errors'
import { askEmailChange, cancelEmailChange, resendEmailChange } from '@/server/account/askEmailChange'
import { confirmEmailChange } from '@/server/account/confirmEmailChange'
import { confirmPassword } from '@/server/account/confirmPassword'
import { readPendingEmail } from '@/server/account/emailChange'
import { readJson } from '@/server/http/readJson'
import { requirePerson } from '@/server/http/requirePerson'

/** Characters; the longest path that mail takes. */
const LONGEST_EMAIL = 254
export const changeEmailBody = z.strictObject({
  password: z.string('Enter your present password.'),
  email: z
    .string('Enter an email address.')
    .trim()
    .toLowerCase()
    .max(LONGEST_EMAIL, 'An email address has at most 254 characters.')
    .pipe(z.email('This is not an email address.')),
})
export const confirmEmailBody = z.strictObject({ token: z.string('The token of the mail’s link is missing.').min(1) })

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

const isForm = (req: PayloadRequest) =>
  req.headers.get('content-type')?.toLowerCase().startsWith('application/x-www-form-urlencoded') ?? false
const seeOther = (path: string) =>
  new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })

/**
 * `POST /api/users/confirm-email` `{token}`, for whoever has the mail, signed in or not; the page `/confirm-email` sends it as a form,
 * and is led on.
 */
export const confirmEmail: PayloadHandler = async (req) => {
  if (!isForm(req)) {
    const { token } = await readJson(req, confirmEmailBody)
    return Response.json({ email: await confirmEmailChange(req.payload, token) })
  }
  const token = new URLSearchParams((await req.text?.()) ?? '').get('token') ?? ''
  try {
    await confirmEmailChange(req.payload, token)
    return seeOther('/confirm-email?done=1')
  } catch (error) {
    if (!(error instanceof ShopError)) throw error
    return seeOther('/confirm-email?problem=1')
  }
}
