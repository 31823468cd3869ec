import { parseListing } from '@plugins/listings/commands/parseListing'
import { refuseOverQuota } from '@plugins/quotas/commands/refuseOverQuota'
import { requireConfirmedEmail } from '@/core/access/confirmedEmail'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import type { EndpointContext, Handler } from '@/core/http/endpoint'
import { removeReceived } from '@/core/http/receivedFile'
import { FORM_BYTES, receiveMultipart, tooLarge } from '@/core/http/receiveMultipart'
import { isNavigation, seeOther } from '@/core/http/seeOther'
import { localRequest } from '../commands/localRequest'
import { type PublishedSchematic, publishSchematic } from '../commands/publishSchematic'

type Limits = { maxBytes: number }

/** The listing as JSON: as sent, or built from a plain form's fields, with comma-separated tags. */
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

/** Receives the request's file. Everything that can be checked before the body is read is. */
const receiveSchematic =
  ({ maxBytes }: Limits) =>
  async (context: EndpointContext): Promise<PublishedSchematic> => {
    const { payload, request } = context
    const { headers } = request
    const user = await context.requireUser('upload builds')
    const ownerId = String(user.id)
    await requireConfirmedEmail(adapterOf(payload).drizzle, ownerId, 'upload builds')
    if (!headers.get('content-type')?.startsWith('multipart/form-data'))
      throw new ShopError(
        415,
        'unsupported_media_type',
        'Send the build as multipart/form-data with the fields file and _payload.',
      )
    const declared = Number(headers.get('content-length') ?? 0)
    if (declared > maxBytes + FORM_BYTES) throw tooLarge(maxBytes)
    // Reading a small body is faster than looking up the quota, which is checked afterwards.
    if (declared > FORM_BYTES) await refuseOverQuota(payload, ownerId, declared - FORM_BYTES)

    const form = await receiveMultipart(request, { folder: contextOf(payload).stores.receivingFolder, maxBytes })
    if (!form.file)
      throw new ShopError(400, 'missing_file', 'The field file is missing. Attach the build you want to publish.', {
        field: 'file',
      })
    let taken = false
    try {
      const listing = parseListing(payloadOf(form.fields))
      const doc = await publishSchematic(await localRequest(context, user), ownerId, form.file, listing)
      taken = contextOf(payload).stores.objects.kind === 'disk' // which has moved the file, not copied it
      return doc
    } finally {
      if (!taken) await removeReceived(form.file)
    }
  }

/**
 * `POST /api/schematics`: multipart with `file` and `_payload`, or with the listing's fields themselves as a form
 * without scripts sends them; that one is led to the build's page, or back with what went wrong.
 */
export const uploadSchematic = (limits: Limits): Handler => {
  const receive = receiveSchematic(limits)
  return async (context) => {
    if (!isNavigation(context.request))
      return Response.json(
        { doc: await receive(context), message: 'Received. It will be published once it passes all checks.' },
        { status: 201 },
      )
    try {
      return seeOther(`/schematics/${(await receive(context)).slug}`)
    } catch (error) {
      if (!(error instanceof ShopError)) throw error
      return seeOther(`/upload?problem=${error.code}`)
    }
  }
}
