import { requireAuthor } from '@plugins/listings/commands/requireAuthor'
import { refuseOverQuota } from '@plugins/quotas/commands/refuseOverQuota'
import { isStaff } from '@/core/access/viewer'
import { buildPath } from '@/core/addresses'
import { contextOf } from '@/core/context/context'
import { ShopError } from '@/core/errors/errors'
import type { EndpointContext, Handler } from '@/core/http/endpoint'
import { removeReceived } from '@/core/http/receivedFile'
import { receiveMultipart, tooLarge } from '@/core/http/receiveMultipart'
import { isNavigation, seeOther } from '@/core/http/seeOther'
import { removeVersion } from '../commands/removeVersion'
import { type Replacement, replaceFile } from '../commands/replaceFile'
import { restoreVersion } from '../commands/restoreVersion'

/** Bytes of a form besides its file: boundaries and headers. */
const FORM_BYTES = 64 * 1024

type Limits = { maxBytes: number }

const receiveReplacement =
  ({ maxBytes }: Limits) =>
  async (context: EndpointContext): Promise<Replacement> => {
    const { payload, request, parameters } = context
    const { headers } = request
    const { listing } = await requireAuthor(context, parameters.id, { ownerAlone: true })
    if (!headers.get('content-type')?.startsWith('multipart/form-data'))
      throw new ShopError(415, 'unsupported_media_type', 'Send the build as multipart/form-data with the field file.')
    const declared = Number(headers.get('content-length') ?? 0)
    if (declared > maxBytes + FORM_BYTES) throw tooLarge(maxBytes)
    if (declared > FORM_BYTES) await refuseOverQuota(payload, listing.ownerId, declared - FORM_BYTES)
    const { file } = await receiveMultipart(request, { folder: contextOf(payload).stores.receivingFolder, maxBytes })
    if (!file)
      throw new ShopError(400, 'missing_file', 'The field file is missing. Attach the new file.', { field: 'file' })
    let taken = false
    try {
      const doc = await replaceFile(payload, listing, file)
      taken = contextOf(payload).stores.objects.kind === 'disk' // which has moved the file, not copied it
      return doc
    } finally {
      if (!taken) await removeReceived(file)
    }
  }

/**
 * `PUT` or `POST /api/schematics/:id/file`: multipart with `file`. A form without scripts is led to the page where its
 * file is followed, or told there what went wrong.
 */
export const replaceSchematicFile = (limits: Limits): Handler => {
  const receive = receiveReplacement(limits)
  return async (context) => {
    if (!isNavigation(context.request))
      return Response.json(
        {
          doc: await receive(context),
          message: 'Received. It replaces the current file once it passes all checks.',
        },
        { status: 202 },
      )
    const { listing } = await requireAuthor(context, context.parameters.id, { ownerAlone: true })
    const page = `${buildPath(listing.slug)}/edit`
    try {
      await receive(context)
      return seeOther(`${page}#file`)
    } catch (error) {
      if (!(error instanceof ShopError)) throw error
      return seeOther(`${page}?problem=${error.code}#file`)
    }
  }
}

/** `POST /api/schematics/:id/versions/:file/restore`: makes a file that the build had before its current one again. */
export const restoreOlderVersion: Handler = async (context) => {
  const { id = '', file = '' } = context.parameters
  const { listing, user } = await requireAuthor(context, id)
  await restoreVersion(context.payload, listing.id, file, {
    isStaff: isStaff(user),
  })
  return Response.json({ id: listing.id, file, message: 'This is the current file again.' })
}

/** `DELETE /api/schematics/:id/versions/:file`: an older file, or a new one that has not taken its place. */
export const deleteVersion: Handler = async (context) => {
  const { id, file = '' } = context.parameters
  const { listing } = await requireAuthor(context, id)
  await removeVersion(context.payload, listing.id, file)
  return Response.json({ id: file, message: 'The file was removed.' })
}
