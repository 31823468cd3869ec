import type { Listing } from '@plugins/listings/commands/parseListing'
import type { PayloadRequest } from 'payload'
import { contextOf, type ShopContext } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { log } from '@/core/log/log'
import { keyOfObject, ObjectNotFound } from '@/core/storage/objectStore'
import { readPublished } from '../queries/readPublished'
import { checkUpload } from './checkUpload'
import { claimUpload } from './claimUpload'
import { hashStored } from './hashStored'
import { bytesOfPart, countParts, noSuchUpload, type OpenUpload, unfinishedOf } from './openUpload'
import { type PublishedSchematic, publishSchematic } from './publishSchematic'
import { discardUpload } from './removeUpload'
import { type Replacement, refuseReplacement, replaceFile } from './replaceFile'

/** Codes of what is wrong with the bytes themselves: nothing that their owner says of them would help. */
const unrecoverable = new Set(['not_a_schematic', 'duplicate_file', 'wrong_checksum', 'empty_file'])

/** @throws ShopError `parts_missing`, naming them */
async function refuseMissing({ stores }: ShopContext, upload: OpenUpload): Promise<'all there' | 'forgotten'> {
  const unfinished = unfinishedOf(upload)
  const there = unfinished && (await stores.parts.list(unfinished))
  if (!there) return 'forgotten'
  const numbers = Array.from({ length: countParts(upload) }, (_, index) => index + 1)
  const missing = numbers.filter((number) => there.get(number) !== bytesOfPart(upload, number))
  if (missing.length > 0)
    throw new ShopError(409, 'parts_missing', 'Parts of the file are missing. Upload them and complete again.', {
      missing,
    })
  return 'all there'
}

/** Makes one object of the parts, and says what it is. Doing so again after it was interrupted comes to the same. */
async function assemble(context: ShopContext, upload: OpenUpload): Promise<Awaited<ReturnType<typeof hashStored>>> {
  const key = keyOfObject(upload.objectId)
  if (upload.state === 'assembled') return hashStored(context, key)
  const parts = await refuseMissing(context, upload)
  const unfinished = unfinishedOf(upload)
  // S3 forgets the parts as it makes the object: then an earlier attempt assembled it and ended before recording that.
  if (parts === 'all there' && unfinished) await context.stores.parts.assemble(unfinished, countParts(upload))
  return hashStored(context, key)
}

async function tryAssemble(context: ShopContext, upload: OpenUpload) {
  try {
    return await assemble(context, upload)
  } catch (error) {
    if (error instanceof ShopError) throw error
    if (error instanceof ObjectNotFound) throw noSuchUpload()
    log.error({ err: error, uploadId: upload.id }, 'an upload could not be put together')
    throw new ShopError(503, 'storage_unavailable', 'The file couldn’t be stored. Try again in a minute.')
  }
}

/** Notes that the parts are one object now, so that a second try begins from there; the parts go. */
async function markAssembled(req: PayloadRequest, upload: OpenUpload): Promise<void> {
  if (upload.state === 'assembled') return
  await adapterOf(req.payload).pool.query({
    text: `update uploads set state = 'assembled' where id = $1 and state = 'open'`,
    values: [upload.id],
  })
  const unfinished = unfinishedOf(upload)
  const { objects, parts } = contextOf(req.payload).stores
  if (unfinished && objects.kind === 'disk') await parts.remove(unfinished)
}

/** What is to become of an upload: a build of its own, or a new file of one that its owner has. */
export type Purpose = { listing: Listing } | { replaces: { id: string; slug: string; ownerId: string } }

/**
 * Takes an upload in all of whose parts are there, by the rules of any other. Size, hash and first bytes are those of
 * what lies in the storage. Asked again after it succeeded, it answers the same.
 * @param req carries the owner as its user, and no open transaction
 * @throws ShopError `not_found`, `upload_busy`, `parts_missing`, `wrong_checksum`, and those of `publishSchematic` and
 * `replaceFile`
 */
export const completeUpload = (
  req: PayloadRequest,
  ownerId: string,
  id: string,
  purpose: Purpose,
): Promise<PublishedSchematic | Replacement> =>
  claimUpload(req.payload, ownerId, id, async (upload) => {
    const { payload } = req
    if (upload.state === 'done') {
      const published = await readPublished(payload, upload)
      if (published) return published
      throw noSuchUpload()
    }
    const { filename, bytes, sha256, objectId } = upload
    try {
      // What can be said before the bytes are looked at.
      const category = 'listing' in purpose ? purpose.listing.category : null
      await checkUpload(payload, ownerId, { sha256: sha256 ?? '', bytes, category })
      if ('replaces' in purpose) await refuseReplacement(adapterOf(payload).drizzle, purpose.replaces.id)
      const file = await tryAssemble(contextOf(payload), upload)
      await markAssembled(req, upload)
      if (file.bytes !== bytes || (sha256 !== null && file.sha256 !== sha256))
        throw new ShopError(422, 'wrong_checksum', 'The uploaded file doesn’t match its checksum. Upload it again.', {
          field: 'file',
        })
      const assembled = { ...file, filename, objectId, uploadId: id }
      return 'listing' in purpose
        ? await publishSchematic(req, ownerId, assembled, purpose.listing)
        : await replaceFile(payload, purpose.replaces, assembled)
    } catch (error) {
      if (error instanceof ShopError && unrecoverable.has(error.code)) await discardUpload(payload, upload)
      throw error
    }
  })
