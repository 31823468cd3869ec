import type { PayloadHandler, PayloadRequest } from 'payload'
import { z } from 'zod'
import { ShopError } from '@/core/errors/errors'
import { readJson } from '@/core/http/readJson'
import { requirePerson } from '@/core/http/requirePerson'
import { confirmByLink } from '../commands/confirmByLink'
import { readConfirmation, resendConfirmation } from '../confirmation'

export const confirmEmailBody = z.strictObject({
  token: z.string('The token from the emailed link is missing.').min(1),
})
const what = 'confirm your email address'
const notKept = { 'Cache-Control': 'no-store' }

const isForm = (req: PayloadRequest) =>
  req.headers.get('content-type')?.toLowerCase().startsWith('application/x-www-form-urlencoded') ?? false
const seeOther = (path: string) => new Response(null, { status: 303, headers: { Location: path, ...notKept } })

/**
 * `POST /api/users/confirm-email` `{token}`, for whoever has the mail, signed in or not; the page `/confirm-email` sends it as a form,
 * and is led on.
 */
export const confirmEmail: PayloadHandler = async (req) => {
  if (!isForm(req)) {
    const { token } = await readJson(req, confirmEmailBody)
    return Response.json({ email: (await confirmByLink(req.payload, token)).email })
  }
  const token = new URLSearchParams((await req.text?.()) ?? '').get('token') ?? ''
  try {
    const { isNew } = await confirmByLink(req.payload, token)
    return seeOther(`/confirm-email?done=${isNew ? 'changed' : 'confirmed'}`)
  } catch (error) {
    if (!(error instanceof ShopError)) throw error
    return seeOther('/confirm-email?problem=1')
  }
}

/** `GET /api/users/confirm-email`: whether one's address is confirmed. */
export const readEmailConfirmation: PayloadHandler = async (req) => {
  const user = requirePerson(req, what)
  return Response.json(await readConfirmation(req.payload, String(user.id)), { headers: notKept })
}

/** `POST /api/users/confirm-email/resend`: another mail to one's own address. */
export const resendEmailConfirmation: PayloadHandler = async (req) => {
  const user = requirePerson(req, what)
  return Response.json(await resendConfirmation(req.payload, String(user.id)), { status: 202, headers: notKept })
}
