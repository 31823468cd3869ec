import type { Handle } from '@/server/http/hotEndpoint'
import { readJsonBody } from '@/server/http/readJsonBody'
import { parseListing } from '@/server/upload/parseListing'
import { beginUpload, parseAnnounced } from '@/server/upload/resumable/beginUpload'
import { checkFile } from '@/server/upload/resumable/checkFile'
import { completeUpload } from '@/server/upload/resumable/completeUpload'
import { describeUpload } from '@/server/upload/resumable/describeUpload'
import { loadUpload } from '@/server/upload/resumable/openUpload'
import { readOpenUploads } from '@/server/upload/resumable/readOpenUploads'
import { receivePart } from '@/server/upload/resumable/receivePart'
import { removeUpload } from '@/server/upload/resumable/removeUpload'
import { uploaderOf } from '@/server/upload/uploaderOf'

type Limits = { maxBytes: number }

const answer = (body: unknown, status = 200) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } })

/** `POST /api/uploads` `{filename, bytes, sha256?}`: 201 for a new upload in parts; the same file again goes on where it was. */
export const beginUploadEndpoint =
  ({ maxBytes }: Limits): Handle =>
  async (payload, ask) => {
    const { ownerId } = await uploaderOf(payload, ask)
    const upload = await beginUpload(payload, ownerId, parseAnnounced(await readJsonBody(ask), maxBytes))
    return answer(await describeUpload(payload, upload), 201)
  }

/** `POST /api/uploads/check` with the same body: what would speak against the file, before a byte of it is sent. */
export const checkUploadEndpoint =
  ({ maxBytes }: Limits): Handle =>
  async (payload, ask) => {
    const { ownerId } = await uploaderOf(payload, ask)
    return answer(await checkFile(payload, ownerId, await readJsonBody(ask), maxBytes))
  }

/** `GET /api/uploads`: one's own unfinished uploads. */
export const listUploadsEndpoint: Handle = async (payload, ask) => {
  const { ownerId } = await uploaderOf(payload, ask)
  return answer({ docs: await readOpenUploads(payload, ownerId) })
}

/** `GET /api/uploads/:id`: which parts are there, and where the others go. */
export const readUploadEndpoint: Handle = async (payload, ask, { id = '' }) => {
  const { ownerId } = await uploaderOf(payload, ask)
  return answer(await describeUpload(payload, await loadUpload(payload, ownerId, id)))
}

/** `PUT /api/uploads/:id/parts/:number`: the bytes of one part, as they are. */
export const putPartEndpoint: Handle = async (payload, ask, { id = '', number = '' }) => {
  const { ownerId } = await uploaderOf(payload, ask)
  return answer(await receivePart(payload, ownerId, { id, number }, ask))
}

/** `POST /api/uploads/:id/complete` with a listing: the answer of `POST /api/schematics`. */
export const completeUploadEndpoint: Handle = async (payload, ask, { id = '' }) => {
  const { req, ownerId } = await uploaderOf(payload, ask)
  const listing = parseListing(JSON.stringify(await readJsonBody(ask)))
  const doc = await completeUpload(req, ownerId, id, listing)
  return answer({ doc, message: 'Received. It is published as soon as it has been checked.' }, 201)
}

/** `DELETE /api/uploads/:id`: cancels it. */
export const deleteUploadEndpoint: Handle = async (payload, ask, { id = '' }) => {
  const { ownerId } = await uploaderOf(payload, ask)
  const upload = await loadUpload(payload, ownerId, id)
  await removeUpload(payload, ownerId, upload)
  return answer({ id: upload.id })
}
