import type { PipelineOptions } from '@plugins/pipeline/types'
import { refuseOverQuota } from '@plugins/quotas/commands/refuseOverQuota'
import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { ShopError } from '@/core/errors/errors'
import type { Handle } from '@/core/http/hotEndpoint'
import type { Ask } from '@/core/http/hotRequest'
import { parseListing } from '../commands/parseListing'
import { type PublishedSchematic, publishSchematic } from '../commands/publishSchematic'
import { removeReceived } from '../commands/receivedFile'
import { FORM_BYTES, receiveMultipart, tooLarge } from '../commands/receiveMultipart'
import { uploaderOf } from '../commands/uploaderOf'

type Limits = Required<Pick<PipelineOptions, 'maxBytes'>>

/** The listing as JSON: as it was sent, or made of a plain form's fields, whose tags stand between commas. */
function payloadOf(fields: ReadonlyMap<string, string>): string | undefined {
  const besides = [...fields.keys()].find((name) => name !== '_payload')
  if (fields.has('_payload') && besides !== undefined)
    throw new ShopError(400, 'invalid_field', `Put ${besides} inside _payload, or leave _payload out.`, {
      field: besides,
    })
  if (fields.has('_payload') || !fields.has('title')) return fields.get('_payload')
  const { tags = '', ...others } = Object.fromEntries([...fields].filter(([, value]) => value.trim() !== ''))
  return JSON.stringify({
    ...others,
    tags: tags
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  })
}

/** Takes the request's file. Everything that can be said before the body is read, is. */
const receiveSchematic =
  ({ maxBytes }: Limits) =>
  async (payload: Payload, { headers, body }: Pick<Ask, 'headers' | 'body'>): Promise<PublishedSchematic> => {
    const { req, ownerId } = await uploaderOf(payload, { headers })
    if (!headers.get('content-type')?.startsWith('multipart/form-data'))
      throw new ShopError(
        415,
        'unsupported_media_type',
        'Send the build as multipart/form-data with the fields file and _payload.',
      )
    const declared = Number(headers.get('content-length') ?? 0)
    if (declared > maxBytes + FORM_BYTES) throw tooLarge(maxBytes)
    // A small body is read sooner than its quota is looked up; it is judged after that.
    if (declared > FORM_BYTES) await refuseOverQuota(payload, ownerId, declared - FORM_BYTES)

    const form = await receiveMultipart(
      { body, headers },
      { folder: contextOf(payload).stores.receivingFolder, maxBytes },
    )
    if (!form.file)
      throw new ShopError(400, 'missing_file', 'The field file is missing. Attach the build you want to publish.', {
        field: 'file',
      })
    let taken = false
    try {
      const listing = parseListing(payloadOf(form.fields))
      const doc = await publishSchematic(req, ownerId, form.file, listing)
      taken = contextOf(payload).stores.objects.kind === 'disk' // which has moved the file, not copied it
      return doc
    } finally {
      if (!taken) await removeReceived(form.file)
    }
  }

/** Whether a browser's own form asks, which shows whatever is answered as a page. */
const isNavigation = ({ headers }: Pick<Ask, 'headers'>) => headers.get('accept')?.includes('text/html') ?? false
const goTo = (path: string) => new Response(null, { status: 303, headers: { Location: path } })

/**
 * `POST /api/schematics`: multipart with `file` and `_payload`, or with the listing's fields themselves as a form without
 * scripts sends them; that one is led to the build's page, or back with what went wrong.
 */
export const uploadSchematic = (limits: Limits): Handle => {
  const receive = receiveSchematic(limits)
  return async (payload, ask) => {
    if (!isNavigation(ask))
      return Response.json(
        { doc: await receive(payload, ask), message: 'Received. It will be published once it passes all checks.' },
        { status: 201 },
      )
    try {
      return goTo(`/schematics/${(await receive(payload, ask)).slug}`)
    } catch (error) {
      if (!(error instanceof ShopError)) throw error
      return goTo(`/upload?problem=${error.code}`)
    }
  }
}
