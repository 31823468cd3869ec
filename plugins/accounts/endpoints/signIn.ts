import { addDataAndFileToRequest, type PayloadHandler, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { ShopError } from '@/core/errors/errors'
import { invalidField } from '@/core/http/invalidField'
import { askPasswordReset } from '../commands/askPasswordReset'
import { resetPassword } from '../commands/resetPassword'
import { cookiesOf, type SignInResult, signIn } from '../commands/signIn'

const credentials = z.strictObject({ email: z.string().catch(''), password: z.string().catch('') })
const link = z.strictObject({
  token: z.string().catch(''),
  password: z.string().catch(''),
  // The panel sends it along; it has compared the two.
  'confirm-password': z.unknown().optional(),
})
const address = z.strictObject({ email: z.string().catch('') })

/**
 * The fields of a body as Payload reads it: JSON, or a form whose `_payload` is JSON, as the panel sends it.
 * @throws ShopError `bad_request` where it has none, `invalid_field` for one that there is not
 */
async function readFields<Schema extends z.ZodType>(req: PayloadRequest, schema: Schema): Promise<z.output<Schema>> {
  await addDataAndFileToRequest(req)
  const result = schema.safeParse(req.data ?? {})
  if (result.success) return result.data
  const isObject = result.error.issues[0]?.code === 'unrecognized_keys'
  throw isObject ? invalidField(result.error) : new ShopError(400, 'bad_request', 'Send the fields as a JSON object.')
}

function answer(req: PayloadRequest, message: string, signedIn: SignInResult): Response {
  const { exp, token, user } = signedIn.result
  const response = Response.json({ message, exp, token, user }, { headers: { 'Cache-Control': 'no-store' } })
  for (const cookie of cookiesOf(req, signedIn)) response.headers.append('Set-Cookie', cookie)
  return response
}

/** `POST /api/users/login` `{email, password}`, in Payload's place. */
export const signInByPassword: PayloadHandler = async (req) => {
  const depth = Number.parseInt(req.searchParams?.get('depth') ?? '', 10)
  const signedIn = await signIn(req, await readFields(req, credentials), Number.isNaN(depth) ? undefined : depth)
  return answer(req, req.t('authentication:passed'), signedIn)
}

/** `POST /api/users/forgot-password` `{email}`: the same answer whether there is an account or not. */
export const forgotPassword: PayloadHandler = async (req) => {
  await askPasswordReset(req, (await readFields(req, address)).email)
  return Response.json({ message: req.t('general:success') })
}

/** `POST /api/users/reset-password` `{token, password}` of a mail's link; signs in. */
export const resetPasswordByLink: PayloadHandler = async (req) => {
  const { token, password } = await readFields(req, link)
  return answer(req, req.t('authentication:passwordResetSuccessfully'), await resetPassword(req, token, password))
}
