import { ShopError } from '@/core/errors/errors'
import type { Handler } from '@/core/http/endpoint'
import { changeAvatar, removeAvatar } from '../commands/changeAvatar'

/** `PUT /api/profiles/avatar`: the body is the picture itself. */
export const putAvatar: Handler = async ({ payload, requireUser, readBytes }) => {
  const user = await requireUser('change your picture')
  const bytes = await readBytes()
  if (bytes.length === 0) throw new ShopError(400, 'missing_file', 'Send an image as the body.', { field: 'avatar' })
  return Response.json({ avatar: await changeAvatar(payload, String(user.id), bytes) })
}

/** `DELETE /api/profiles/avatar` */
export const deleteAvatar: Handler = async ({ payload, requireUser }) => {
  const user = await requireUser('change your picture')
  await removeAvatar(payload, String(user.id))
  return Response.json({ avatar: null })
}
