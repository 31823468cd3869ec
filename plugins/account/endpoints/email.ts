import type { PayloadHandler } from 'payload'
import { z } from 'zod'
import { ShopError } from '@/errors'
import { confirmPassword } from '@/server/account/confirmPassword'
import { sqlStateOf } from '@/server/database'
import { readJson } from '@/server/http/readJson'
import { requirePerson } from '@/server/http/requirePerson'

/** Characters; the longest path that mail takes. */
const LONGEST_EMAIL = 254
const body = z.object({
  password: z.string('Enter your present password.'),
  email: z
    .string('Enter an email address.')
    .trim()
    .toLowerCase()
    .max(LONGEST_EMAIL, 'An email address has at most 254 characters.')
    .pipe(z.email('This is not an email address.')),
})

const isTaken = (error: unknown) =>
  sqlStateOf(error) === '23505' || (error instanceof Error && error.constructor.name === 'ValidationError')

/** `POST /api/users/change-email` `{password, email}` */
export const changeEmail: PayloadHandler = async (req) => {
  const user = requirePerson(req, 'change your email address')
  const { password, email } = await readJson(req, body)
  await confirmPassword(req.payload, user, password)
  if (email === user.email) return Response.json({ email })
  try {
    await req.payload.update({ collection: 'users', id: user.id, data: { email }, req, overrideAccess: true, depth: 0 })
  } catch (error) {
    if (!isTaken(error)) throw error
    throw new ShopError(409, 'email_taken', 'Another account has this address. Use a different one.', {
      field: 'email',
    })
  }
  return Response.json({ email })
}
