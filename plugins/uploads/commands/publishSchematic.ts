import { sql } from '@payloadcms/db-postgres'
import type { Listing } from '@plugins/listings/commands/parseListing'
import { findOrCreateTags } from '@plugins/listings/queries/findTags'
import type { Payload, PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { contextOf } from '@/core/context/context'
import { constraintOf, inRequestTransaction, inTransaction, sqlStateOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import type { ReceivedFile } from '@/core/http/receiveMultipart'
import { log } from '@/core/log/log'
import { keyOfObject } from '@/core/storage/objectStore'
import { slugify } from '@/core/text/slugify'
import { slugSuffix } from '@/core/text/slugSuffix'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import type { Visibility } from '@/core/vocabulary'
import { checkUpload } from './checkUpload'
import { cleanFilename } from './cleanFilename'
import { looksLikeNbt } from './looksLikeNbt'

/** SQLSTATE of the storage account's trigger. */
const QUOTA_EXCEEDED = 'SS001'
/** SQLSTATE of the trigger that refuses blocked files. */
const BLOCKED = 'SS030'
const UNIQUE_VIOLATION = '23505'

/** Whether the database refused a write that `checkUpload` can explain. */
export const isRefusal = (error: unknown) =>
  sqlStateOf(error) === QUOTA_EXCEEDED ||
  sqlStateOf(error) === BLOCKED ||
  (sqlStateOf(error) === UNIQUE_VIOLATION && constraintOf(error) === 'schematic_files_owner_sha256_unique')

/** What the hooks of a new listing need from its file. */
export type StoredUpload = {
  fileId: string
  objectId: string
  filename: string
  bytes: number
  sha256: string
  /** The multipart upload it came from, which is finished with it. */
  uploadId?: string
}

/** A file already in storage, under the key of its multipart upload. */
export type AssembledFile = Omit<ReceivedFile, 'path'> & { objectId: string; uploadId: string }

export type PublishedSchematic = {
  id: string
  slug: string
  title: string
  visibility: Visibility
  status: 'processing'
  file: { id: string; status: 'received'; filename: string; filesize: number; sha256: string }
}

/** Refuses invalid files before anything is stored. */
export function judgeFile(file: Omit<ReceivedFile, 'path'>): string {
  const filename = cleanFilename(file.filename)
  if (file.bytes === 0)
    throw new ShopError(400, 'empty_file', 'The file is empty. Export the build again and upload the new file.', {
      field: 'file',
    })
  if (!looksLikeNbt(file.head))
    throw new ShopError(
      415,
      'not_a_schematic',
      'This is not a supported schematic. Upload a .schem, .litematic, .schematic, .nbt or .mcstructure file.',
      { field: 'file' },
    )
  return filename
}

/** @throws ShopError `storage_unavailable`, with nothing left behind */
async function storeFile(req: PayloadRequest, key: string, file: ReceivedFile): Promise<void> {
  const { objects } = contextOf(req.payload).stores
  try {
    await objects.put(key, file)
  } catch (error) {
    log.error({ err: error, requestId: req.headers?.get('x-request-id') }, 'an upload could not be stored')
    await objects.remove(key).catch(() => undefined)
    throw new ShopError(503, 'storage_unavailable', 'The file couldn’t be stored. Try again in a minute.')
  }
}

/**
 * Publishes a received file as a new listing: checked, stored in quarantine, and written with its first job in one
 * transaction, all or nothing. The received file is moved or left for the receiver to remove. An assembled one stays in
 * place.
 * @param req carries the owner as its user, and no open transaction
 * @throws ShopError with what the owner can do about it
 */
export async function publishSchematic(
  req: PayloadRequest,
  ownerId: string,
  file: ReceivedFile | AssembledFile,
  listing: Listing,
): Promise<PublishedSchematic> {
  const { payload } = req
  const filename = judgeFile(file)
  const asked = { sha256: file.sha256, bytes: file.bytes, category: listing.category }
  const { categoryId } = await checkUpload(payload, ownerId, asked)

  const upload: StoredUpload = {
    fileId: uuidv7(),
    objectId: 'path' in file ? uuidv7() : file.objectId,
    filename,
    bytes: file.bytes,
    sha256: file.sha256,
    ...('path' in file ? {} : { uploadId: file.uploadId }),
  }
  const key = keyOfObject(upload.objectId)
  const published: PublishedSchematic = {
    id: uuidv7(),
    slug: `${slugify(listing.title, MAX_CHARACTERS.slugOfTitle) || 'build'}-${slugSuffix()}`,
    title: listing.title,
    visibility: listing.visibility ?? 'public',
    status: 'processing',
    file: { id: upload.fileId, status: 'received', filename, filesize: file.bytes, sha256: file.sha256 },
  }
  if ('path' in file) await storeFile(req, key, file)

  try {
    await inRequestTransaction(req, async (tx) => {
      const tags = await findOrCreateTags(tx, listing.tags ?? [], ownerId)
      const { visibility } = await payload.create({
        collection: contextOf(payload).slugs.schematics,
        req,
        depth: 0,
        overrideAccess: true,
        context: { upload },
        select: { visibility: true },
        data: {
          id: published.id,
          title: listing.title,
          slug: published.slug,
          description: listing.description ?? undefined,
          visibility: published.visibility,
          owner: ownerId,
          status: 'processing',
          category: categoryId,
          tags,
          likeCount: 0,
          commentCount: 0,
          downloadCount: 0,
          viewCount: 0,
        },
      })
      // The visibility is reduced where a moderator hid the same bytes before.
      published.visibility = visibility
    })
    return published
  } catch (error) {
    const isRefused = isRefusal(error)
    const written = isRefused ? false : await isWritten(payload, upload).catch(() => undefined)
    if (written) return published
    // Where this is unknown or fails, the sweep removes the object.
    if (written === false && 'path' in file)
      await contextOf(payload)
        .stores.objects.remove(key)
        .catch(() => undefined)
    // Explains what the database refused: a concurrent upload of the same file, or a quota exceeded by a race.
    if (isRefused) await checkUpload(payload, ownerId, asked)
    throw error
  }
}

/**
 * Whether an upload was committed: when a connection dies during COMMIT, only the database knows. Queried by its unique
 * id, which waits for a transaction that is still ending.
 */
export const isWritten = (
  payload: Payload,
  { objectId, bytes, sha256 }: Pick<StoredUpload, 'objectId' | 'bytes' | 'sha256'>,
): Promise<boolean> =>
  inTransaction(payload, async (tx) => {
    const { rows } = await tx.execute(sql`
      insert into stored_objects (id, key, bytes, sha256) values (${objectId}, ${keyOfObject(objectId)}, ${bytes}, ${sha256})
      on conflict do nothing returning id`)
    if (rows.length === 0) return true
    await tx.execute(sql`delete from stored_objects where id = ${objectId}`)
    return false
  })
