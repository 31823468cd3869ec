import { confirmPassword } from '@plugins/factors/commands/confirmIdentity'
import { z } from 'zod'
import { contextOf } from '@/core/context/context'
import type { Handler, PayloadContext } from '@/core/http/endpoint'

export const changePasswordBody = z.strictObject({
  password: z.string('Enter your current password.'),
  newPassword: z.string('Choose a new password.'),
})

/** `POST /api/users/change-password` `{password, newPassword}`. Every other session of the account ends. */
export const changePassword: Handler<PayloadContext> = async ({ req, requireUser, readJson }) => {
  const user = await requireUser('change your password')
  const { password, newPassword } = await readJson(changePasswordBody)
  await confirmPassword(req.payload, user, password)
  // Payload ends all sessions but the one of the request it is given.
  await req.payload.update({
    collection: contextOf(req.payload).slugs.users,
    id: user.id,
    data: { password: newPassword },
    req,
    overrideAccess: true,
    depth: 0,
  })
  return Response.json({ changed: true })
}
