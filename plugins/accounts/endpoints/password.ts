import type { PayloadHandler } from 'payload'
import { z } from 'zod'
import { readJson } from '@/core/http/readJson'
import { requirePerson } from '@/core/http/requirePerson'
import { confirmPassword } from '../commands/confirmPassword'

export const changePasswordBody = z.strictObject({
  password: z.string('Enter your current password.'),
  newPassword: z.string('Choose a new password.'),
})

/** `POST /api/users/change-password` `{password, newPassword}`. Every other session of the account ends. */
export const changePassword: PayloadHandler = async (req) => {
  const user = requirePerson(req, 'change your password')
  const { password, newPassword } = await readJson(req, changePasswordBody)
  await confirmPassword(req.payload, user, password)
  // Payload ends all sessions but the one of the request it is given.
  await req.payload.update({
    collection: 'users',
    id: user.id,
    data: { password: newPassword },
    req,
    overrideAccess: true,
    depth: 0,
  })
  return Response.json({ changed: true })
}
