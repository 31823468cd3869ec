import { removeReceived } from '@plugins/uploads/commands/receivedFile'
import { receiveMultipart } from '@plugins/uploads/commands/receiveMultipart'
import type { PayloadHandler } from 'payload'
import { contextOf } from '@/core/context/context'
import { ShopError } from '@/core/errors/errors'
import type { Handle } from '@/core/http/hotEndpoint'
import { addPicture, cleanAlt } from '../commands/addPicture'
import { arrangeGallery } from '../commands/arrangeGallery'
import { requireAuthor } from '../commands/requireAuthor'
import { readBody } from './readBody'

/** Bytes of a picture's file. */
const LARGEST_PICTURE = 16 * 1024 ** 2

/** `POST /api/schematics/:id/pictures`: multipart with `file` and `alt`. */
export const postPicture: Handle = async (payload, { headers, body }, { id = '' }) => {
  const authored = await requireAuthor(payload, headers, id, { ownerAlone: true })
  const { file, fields } = await receiveMultipart(
    { body, headers },
    { folder: contextOf(payload).stores.receivingFolder, maxBytes: LARGEST_PICTURE },
  )
  if (!file) throw new ShopError(400, 'missing_file', 'The field file is missing. Attach an image.', { field: 'file' })
  try {
    const picture = await addPicture(payload, authored, file, cleanAlt(fields.get('alt')))
    return Response.json({ picture }, { status: 201 })
  } finally {
    await removeReceived(file)
  }
}

/** `PUT /api/schematics/:id/gallery`: `{pictures: [{id, alt}]}`, in their order; what is not named is removed. */
export const putGallery: PayloadHandler = async (req) => {
  const { listing } = await requireAuthor(req.payload, req.headers, String(req.routeParams?.id))
  await arrangeGallery(req.payload, listing.id, await readBody(req))
  return Response.json({ id: listing.id })
}
