import { parseListing } from '@plugins/listings/commands/parseListing'
import { requireAuthor } from '@plugins/listings/commands/requireAuthor'
import { requireConfirmedEmail } from '@/core/access/confirmedEmail'
import { adapterOf } from '@/core/database/executor'
import { resolveId } from '@/core/database/resolveId'
import { ShopError } from '@/core/errors/errors'
import type { EndpointContext, Handler } from '@/core/http/endpoint'
import { beginUpload, parseDeclared } from '../commands/beginUpload'
import { checkFile } from '../commands/checkFile'
import { completeUpload } from '../commands/completeUpload'
import { localRequest } from '../commands/localRequest'
import { loadUpload } from '../commands/openUpload'
import { receivePart } from '../commands/receivePart'
import { removeUpload } from '../commands/removeUpload'
import { refuseReplacement } from '../commands/replaceFile'
import { describeUpload } from '../queries/describeUpload'
import { readOpenUploads } from '../queries/readOpenUploads'

type Limits = { maxBytes: number }
type Fields = Awaited<ReturnType<EndpointContext['readObject']>>

const what = 'upload builds'
const answer = (body: unknown, status = 200) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } })

/**
 * The build that an upload replaces the file of, if its body names one.
 * @throws ShopError for who does not own it
 */
async function replacedBy(context: EndpointContext, { replaces }: Fields) {
  if (replaces === undefined) return undefined
  const id = await resolveId({ payload: context.payload }, 'schematics', String(replaces))
  return (await requireAuthor(context, id, { ownerAlone: true })).listing
}

/**
 * `POST /api/uploads` `{filename, bytes, sha256?, replaces?}`: 201 for a new upload in parts; the same file again goes
 * on where it was. Where it is to replace the file of a build, what speaks against that is said now.
 */
export const beginUploadEndpoint =
  ({ maxBytes }: Limits): Handler =>
  async (context) => {
    const { payload } = context
    const { id: ownerId } = await context.requireUser(what)
    await requireConfirmedEmail(adapterOf(payload).drizzle, String(ownerId), what)
    const body = await context.readObject()
    const file = parseDeclared(body, maxBytes)
    const replaced = await replacedBy(context, body)
    if (replaced) await refuseReplacement(adapterOf(payload).drizzle, replaced.id)
    const upload = await beginUpload(payload, ownerId, file, replaced !== undefined)
    return answer(await describeUpload(payload, upload), 201)
  }

/** `POST /api/uploads/check` with the same body: what would speak against the file, before a byte of it is sent. */
export const checkUploadEndpoint =
  ({ maxBytes }: Limits): Handler =>
  async ({ payload, requireUser, readObject }) => {
    const { id: ownerId } = await requireUser(what)
    await requireConfirmedEmail(adapterOf(payload).drizzle, String(ownerId), what)
    return answer(await checkFile(payload, ownerId, await readObject(), maxBytes))
  }

/** `GET /api/uploads`: one's own unfinished uploads. */
export const listUploadsEndpoint: Handler = async ({ payload, requireUser }) => {
  const { id: ownerId } = await requireUser(what)
  return answer({ docs: await readOpenUploads(payload, ownerId) })
}

/** `GET /api/uploads/:id`: which parts are there, and where the others go. */
export const readUploadEndpoint: Handler = async ({ payload, parameters: { id = '' }, requireUser }) => {
  const { id: ownerId } = await requireUser(what)
  return answer(await describeUpload(payload, await loadUpload(payload, ownerId, id)))
}

/** `PUT /api/uploads/:id/parts/:number`: the bytes of one part, as they are. */
export const putPartEndpoint: Handler = async ({ payload, request, parameters, requireUser }) => {
  const { id = '', number = '' } = parameters
  const { id: ownerId } = await requireUser(what)
  return answer(await receivePart(payload, ownerId, { id, number }, request))
}

/**
 * `POST /api/uploads/:id/complete` with a listing: the answer of `POST /api/schematics`; with `{replaces}`: that of
 * `PUT /api/schematics/:id/file`.
 */
export const completeUploadEndpoint: Handler = async (context) => {
  const { id = '' } = context.parameters
  const user = await context.requireUser(what)
  const body = await context.readObject()
  const req = await localRequest(context, user)
  const replaces = await replacedBy(context, body)
  if (replaces) {
    refuseBesides(body)
    const doc = await completeUpload(req, user.id, id, { replaces })
    return answer({ doc, message: 'Received. It replaces the current file once it passes all checks.' }, 202)
  }
  const doc = await completeUpload(req, user.id, id, { listing: parseListing(JSON.stringify(body)) })
  return answer({ doc, message: 'Received. It will be published once it passes all checks.' }, 201)
}

/** A new file changes no details of a build. @throws ShopError */
function refuseBesides(body: Fields): void {
  const field = Object.keys(body).find((name) => name !== 'replaces')
  if (field !== undefined)
    throw new ShopError(400, 'invalid_field', `${field} can’t be changed together with the file. Leave it out.`, {
      field,
    })
}

/** `DELETE /api/uploads/:id`: cancels it. */
export const deleteUploadEndpoint: Handler = async ({ payload, parameters: { id = '' }, requireUser }) => {
  const { id: ownerId } = await requireUser(what)
  const upload = await loadUpload(payload, ownerId, id)
  await removeUpload(payload, ownerId, upload)
  return answer({ id: upload.id })
}
