import type { StartedSession } from '@plugins/sessions/commands/startSession'
import { tokensAnswer } from '@plugins/sessions/queries/tokensAnswer'
import { z } from 'zod'
import type { Handler, PayloadContext } from '@/core/http/endpoint'
import { requestPasswordReset } from '../commands/requestPasswordReset'
import { resetPassword } from '../commands/resetPassword'
import { signIn } from '../commands/signIn'

export const credentials = z.strictObject({ email: z.string().catch(''), password: z.string().catch('') })
const link = z.strictObject({
  token: z.string().catch(''),
  password: z.string().catch(''),
  // The panel sends it along; it has compared the two.
  'confirm-password': z.unknown().optional(),
})
const address = z.strictObject({ email: z.string().catch('') })

function answer(message: string, { exp, accessToken, user, cookies }: StartedSession): Response {
  const response = Response.json(
    { message, exp, token: accessToken, user },
    { headers: { 'Cache-Control': 'no-store' } },
  )
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie)
  return response
}

/** `POST /api/users/login` `{email, password}`, in Payload's place. */
export const signInByPassword: Handler<PayloadContext> = async ({ req, query, readJson }) => {
  const depth = Number.parseInt(query.get('depth') ?? '', 10)
  const signedIn = await signIn(req, await readJson(credentials), Number.isNaN(depth) ? undefined : depth)
  return answer(req.t('authentication:passed'), signedIn)
}

/** `POST /api/auth/login` `{email, password}`: both tokens as JSON, for programs. No cookie is set. */
export const signInProgram: Handler<PayloadContext> = async ({ req, readJson }) =>
  tokensAnswer(await signIn(req, await readJson(credentials), 0))

/** `POST /api/users/forgot-password` `{email}`: the same answer whether there is an account or not. */
export const forgotPassword: Handler<PayloadContext> = async ({ req, readJson }) => {
  await requestPasswordReset(req, (await readJson(address)).email)
  return Response.json({ message: req.t('general:success') })
}

/** `POST /api/users/reset-password` `{token, password}` of a mail's link; signs in. */
export const resetPasswordByLink: Handler<PayloadContext> = async ({ req, readJson }) => {
  const { token, password } = await readJson(link)
  const signedIn = await resetPassword(req, token, password)
  return answer(req.t('authentication:passwordResetSuccessfully'), signedIn)
}
