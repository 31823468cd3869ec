import { z } from 'zod'
import { ShopError } from '@/core/errors/errors'
import type { Handler } from '@/core/http/endpoint'
import { parseFields } from '@/core/http/readBody'
import { seeOther } from '@/core/http/seeOther'
import { confirmByLink } from '../commands/confirmByLink'
import { readConfirmation, resendConfirmation } from '../confirmation'

export const confirmEmailBody = z.strictObject({
  token: z.string('The token from the emailed link is missing.').min(1),
})
const what = 'confirm your email address'
const notKept = { 'Cache-Control': 'no-store' }

/**
 * `POST /api/users/confirm-email` `{token}`, for the recipient of the email, signed in or not; the page
 * `/confirm-email` sends it as a form, and is led on.
 */
export const confirmEmail: Handler = async ({ payload, readFormOrJson }) => {
  const body = await readFormOrJson()
  if ('json' in body) {
    const { token } = parseFields(confirmEmailBody, body.json)
    return Response.json({ email: (await confirmByLink(payload, token)).email })
  }
  try {
    const { isNew } = await confirmByLink(payload, body.form.get('token') ?? '')
    return seeOther(`/confirm-email?done=${isNew ? 'changed' : 'confirmed'}`)
  } catch (error) {
    if (!(error instanceof ShopError)) throw error
    return seeOther('/confirm-email?problem=1')
  }
}

/** `GET /api/users/confirm-email`: whether one's address is confirmed. */
export const readEmailConfirmation: Handler = async ({ payload, requireUser }) => {
  const user = await requireUser(what)
  return Response.json(await readConfirmation(payload, String(user.id)), { headers: notKept })
}

/** `POST /api/users/confirm-email/resend`: another mail to one's own address. */
export const resendEmailConfirmation: Handler = async ({ payload, requireUser }) => {
  const user = await requireUser(what)
  return Response.json(await resendConfirmation(payload, String(user.id)), { status: 202, headers: notKept })
}
