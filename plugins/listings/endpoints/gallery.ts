import { contextOf } from '@/core/context/context'
import { ShopError } from '@/core/errors/errors'
import type { Handler } from '@/core/http/endpoint'
import { removeReceived } from '@/core/http/receivedFile'
import { receiveMultipart } from '@/core/http/receiveMultipart'
import { addPicture, cleanAlt } from '../commands/addPicture'
import { requireAuthor } from '../commands/requireAuthor'
import { updateGallery } from '../commands/updateGallery'

/** Bytes of a picture's file. */
const MAX_PICTURE_BYTES = 16 * 1024 ** 2

/** `POST /api/schematics/:id/pictures`: multipart with `file` and `alt`. */
export const postPicture: Handler = async (context) => {
  const { payload, request, parameters } = context
  const authored = await requireAuthor(context, parameters.id, { ownerAlone: true })
  const { file, fields } = await receiveMultipart(request, {
    folder: contextOf(payload).stores.receivingFolder,
    maxBytes: MAX_PICTURE_BYTES,
  })
  if (!file) throw new ShopError(400, 'missing_file', 'The field file is missing. Attach an image.', { field: 'file' })
  try {
    const picture = await addPicture(payload, authored, file, cleanAlt(fields.get('alt')))
    return Response.json({ picture }, { status: 201 })
  } finally {
    await removeReceived(file)
  }
}

/** `PUT /api/schematics/:id/gallery`: `{pictures: [{id, alt}]}`, in their order; what is not named is removed. */
export const putGallery: Handler = async (context) => {
  const { listing, user } = await requireAuthor(context, context.parameters.id)
  await updateGallery(context.payload, user, listing.id, await context.readObject())
  return Response.json({ id: listing.id })
}
