import type { PayloadHandler } from 'payload'
import { ShopError } from '@/core/errors/errors'
import { requirePerson } from '@/core/http/requirePerson'
import { changeAvatar, removeAvatar } from '../commands/changeAvatar'

/** `PUT /api/profiles/avatar`: the body is the picture itself. */
export const putAvatar: PayloadHandler = async (req) => {
  const person = requirePerson(req, 'change your picture')
  const bytes = Buffer.from((await req.arrayBuffer?.()) ?? new ArrayBuffer(0))
  if (bytes.length === 0) throw new ShopError(400, 'missing_file', 'Send an image as the body.', { field: 'avatar' })
  return Response.json({ avatar: await changeAvatar(req.payload, String(person.id), bytes) })
}

/** `DELETE /api/profiles/avatar` */
export const deleteAvatar: PayloadHandler = async (req) => {
  const person = requirePerson(req, 'change your picture')
  await removeAvatar(req.payload, String(person.id))
  return Response.json({ avatar: null })
}
