import { createLocalReq } from 'payload'
import { isSignedIn } from '@/access/predicates'
import { ShopError } from '@/errors'
import type { Handle } from '@/server/http/hotEndpoint'
import { userOf } from '@/server/schematics/viewerOf'
import { objectStore, receivingFolder } from '@/server/storage'
import { parseListing } from '@/server/upload/parseListing'
import { publishSchematic } from '@/server/upload/publishSchematic'
import { receiveMultipart, removeReceived, tooLarge } from '@/server/upload/receiveMultipart'
import { refuseOverQuota } from '@/server/upload/refuseOverQuota'
import type { PipelineOptions } from '../types'

/** Bytes that a form needs beside its file: boundaries, headers and the listing. */
const FORM_BYTES = 256 * 1024

/** `POST /api/schematics`: multipart with `file` and `_payload`. Everything that can be said before the body is read, is. */
export const uploadSchematic =
  ({ maxBytes }: Required<Pick<PipelineOptions, 'maxBytes'>>): Handle =>
  async (payload, { headers, body }) => {
    const user = await userOf(payload, headers)
    if (!user) throw new ShopError(401, 'sign_in_required', 'Sign in to upload builds.')
    const req = await createLocalReq({ user, req: { headers } }, payload)
    if (!isSignedIn({ req })) throw new ShopError(403, 'account_suspended', 'This account may not upload.')
    if (!headers.get('content-type')?.startsWith('multipart/form-data'))
      throw new ShopError(
        415,
        'unsupported_media_type',
        'Send the build as multipart/form-data with the fields file and _payload.',
      )
    const declared = Number(headers.get('content-length') ?? 0)
    if (declared > maxBytes + FORM_BYTES) throw tooLarge(maxBytes)
    // A small body is read sooner than its quota is looked up; it is judged after that.
    if (declared > FORM_BYTES) await refuseOverQuota(payload, user.id, declared - FORM_BYTES)

    const form = await receiveMultipart({ body, headers }, { folder: receivingFolder, maxBytes })
    if (!form.file)
      throw new ShopError(400, 'missing_file', 'The field file is missing: attach the build you want to publish.', {
        field: 'file',
      })
    let taken = false
    try {
      const listing = parseListing(form.fields.get('_payload'))
      const doc = await publishSchematic(req, user.id, form.file, listing)
      taken = objectStore.kind === 'disk' // which has moved the file, not copied it
      return Response.json(
        { doc, message: 'Received. It is published as soon as it has been checked.' },
        { status: 201 },
      )
    } finally {
      if (!taken) await removeReceived(form.file)
    }
  }
