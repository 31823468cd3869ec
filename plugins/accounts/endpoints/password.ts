import { confirmIdentity, identityProof } from '@plugins/factors/commands/confirmIdentity'
import { z } from 'zod'
import { contextOf } from '@/core/context/context'
import type { Handler, PayloadContext } from '@/core/http/endpoint'

export const changePasswordBody = z.strictObject({
  ...identityProof.shape,
  newPassword: z.string('Choose a new password.'),
})

/**
 * `POST /api/users/change-password` `{password | passkey, newPassword}`; also the first one of an
 * account without. Every other session of the account ends.
 */
export const changePassword: Handler<PayloadContext> = async ({ req, requireUser, readJson }) => {
  const user = await requireUser('change your password')
  const { newPassword, ...proof } = await readJson(changePasswordBody)
  await confirmIdentity(req.payload, user, proof)
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
