import { requireAuthor } from '@plugins/listings/commands/requireAuthor'
import { isStaff } from '@plugins/listings/queries/findReadable'
import type { PipelineOptions } from '@plugins/pipeline/types'
import { refuseOverQuota } from '@plugins/quotas/commands/refuseOverQuota'
import type { Payload } from 'payload'
import { buildPath } from '@/core/addresses'
import { contextOf } from '@/core/context/context'
import { ShopError } from '@/core/errors/errors'
import type { Handle } from '@/core/http/hotEndpoint'
import type { Ask } from '@/core/http/hotRequest'
import { removeReceived } from '../commands/receivedFile'
import { receiveMultipart, tooLarge } from '../commands/receiveMultipart'
import { removeVersion } from '../commands/removeVersion'
import { type Replacement, replaceFile } from '../commands/replaceFile'
import { restoreVersion } from '../commands/restoreVersion'

/** Bytes that a form needs beside its file: boundaries and headers. */
const FORM_BYTES = 64 * 1024

type Limits = Required<Pick<PipelineOptions, 'maxBytes'>>

const receiveReplacement =
  ({ maxBytes }: Limits) =>
  async (payload: Payload, { headers, body }: Pick<Ask, 'headers' | 'body'>, id: string): Promise<Replacement> => {
    const { listing } = await requireAuthor(payload, headers, id, { ownerAlone: true })
    if (!headers.get('content-type')?.startsWith('multipart/form-data'))
      throw new ShopError(415, 'unsupported_media_type', 'Send the build as multipart/form-data with the field file.')
    const declared = Number(headers.get('content-length') ?? 0)
    if (declared > maxBytes + FORM_BYTES) throw tooLarge(maxBytes)
    if (declared > FORM_BYTES) await refuseOverQuota(payload, listing.ownerId, declared - FORM_BYTES)
    const { file } = await receiveMultipart(
      { body, headers },
      { folder: contextOf(payload).stores.receivingFolder, maxBytes },
    )
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

/** Whether a browser's own form asks, which shows whatever is answered as a page. */
const isNavigation = ({ headers }: Pick<Ask, 'headers'>) => headers.get('accept')?.includes('text/html') ?? false
const goTo = (path: string) => new Response(null, { status: 303, headers: { Location: path } })

/**
 * `PUT` or `POST /api/schematics/:id/file`: multipart with `file`. A form without scripts is led to the page where its file is followed,
 * or told there what went wrong.
 */
export const replaceSchematicFile = (limits: Limits): Handle => {
  const receive = receiveReplacement(limits)
  return async (payload, ask, { id = '' }) => {
    if (!isNavigation(ask))
      return Response.json(
        {
          doc: await receive(payload, ask, id),
          message: 'Received. It replaces the current file once it passes all checks.',
        },
        { status: 202 },
      )
    const { listing } = await requireAuthor(payload, ask.headers, id, { ownerAlone: true })
    const page = `${buildPath(listing.slug)}/edit`
    try {
      await receive(payload, ask, id)
      return goTo(`${page}#file`)
    } catch (error) {
      if (!(error instanceof ShopError)) throw error
      return goTo(`${page}?problem=${error.code}#file`)
    }
  }
}

/** `POST /api/schematics/:id/versions/:file/restore`: makes a file that the build had before its current one again. */
export const restoreOlderVersion: Handle = async (payload, { headers }, { id = '', file = '' }) => {
  const { listing, user } = await requireAuthor(payload, headers, id)
  await restoreVersion(payload, listing.id, file, {
    isStaff: isStaff({ id: String(user.id), role: user.role, state: user.state }),
  })
  return Response.json({ id: listing.id, file, message: 'This is the current file again.' })
}

/** `DELETE /api/schematics/:id/versions/:file`: an older file, or a new one that has not taken its place. */
export const deleteVersion: Handle = async (payload, { headers }, { id = '', file = '' }) => {
  const { listing } = await requireAuthor(payload, headers, id)
  await removeVersion(payload, listing.id, file)
  return Response.json({ id: file, message: 'The file was removed.' })
}
