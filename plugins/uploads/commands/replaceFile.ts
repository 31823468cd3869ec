import { enqueue } from '@jobs/enqueue'
import { enqueueRemoval } from '@jobs/enqueueRemoval'
import { fileQueues } from '@jobs/fileQueues'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { currentSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { contextOf } from '@/core/context/context'
import { type Executor, inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { fireEvent } from '@/core/events/events'
import type { ReceivedFile } from '@/core/http/receiveMultipart'
import { log } from '@/core/log/log'
import { keyOfObject } from '@/core/storage/objectStore'
import { type FileStatus, isUnderway, type ListingStatus } from '@/core/vocabulary'
import { uploadOptions } from '../types'
import { checkUpload } from './checkUpload'
import { type AssembledFile, isRefusal, isWritten, judgeFile } from './publishSchematic'

export type Replacement = {
  id: string
  slug: string
  file: { id: string; status: FileStatus; filename: string; filesize: number; sha256: string }
}

type Replaced = {
  status: ListingStatus
  next: string | null
  nextStatus: FileStatus | null
  nextKey: string | null
  versions: number
}

/**
 * Checks whether a listing can take a new file. Decisive under the listing's lock; without, it only saves the upload.
 */
export async function refuseReplacement(tx: Executor, id: string): Promise<Replaced> {
  const { rows } = await tx.execute<Replaced>(sql`
    select s.status, s.next_file_id as next, n.status as "nextStatus", o.key as "nextKey",
      (select count(*)::int from ${tx.tables.schematicFiles} v where v.schematic_id = s.id) as versions
    from ${tx.tables.schematics} s left join ${tx.tables.schematicFiles} n on n.id = s.next_file_id left join stored_objects o on o.id = n.object_id
    where s.id = ${id}`)
  const listing = rows[0]
  if (!listing) throw new ShopError(404, 'not_found', 'This build no longer exists.')
  if (listing.status === 'processing')
    throw new ShopError(409, 'not_ready', 'The first file is still being checked. Replace it when that is done.')
  if (listing.nextStatus && isUnderway(listing.nextStatus))
    throw new ShopError(
      409,
      'replacement_underway',
      'Another new file is still being checked. Wait for it, or discard it.',
    )
  const { maxVersions } = uploadOptions.of(tx.context)
  if (listing.versions >= maxVersions)
    throw new ShopError(
      409,
      'too_many_versions',
      `A build can keep at most ${maxVersions} files. Remove an older one first.`,
    )
  return listing
}

async function storeReplacement(payload: Payload, key: string, file: ReceivedFile): Promise<void> {
  try {
    await contextOf(payload).stores.objects.put(key, file)
  } catch (error) {
    log.error({ err: error }, 'a replacement could not be stored')
    await contextOf(payload)
      .stores.objects.remove(key)
      .catch(() => undefined)
    throw new ShopError(503, 'storage_unavailable', 'The file couldn’t be stored. Try again in a minute.')
  }
}

/** Finishes the multipart upload that became this file. */
async function endUpload(tx: Executor, uploadId: string, id: string, fileId: string): Promise<void> {
  const { rows } = await tx.execute(sql`
    update uploads set state = 'done', schematic_id = ${id}, file_id = ${fileId}, replaces = true
    where id = ${uploadId} and state = 'assembled' returning id`)
  if (rows.length === 0) throw new Error('The upload has gone while it was taken in')
}

/**
 * Accepts a new file for a listing: checked, stored in quarantine, and written with its first job in one transaction.
 * The current file is served until the new one has passed every check.
 * @param file is moved away or left; who received it removes it. An assembled one stays where it is
 * @throws ShopError with what the owner can do about it
 */
export async function replaceFile(
  payload: Payload,
  { id, slug, ownerId }: { id: string; slug: string; ownerId: string },
  file: ReceivedFile | AssembledFile,
): Promise<Replacement> {
  const filename = judgeFile(file)
  const asked = { sha256: file.sha256, bytes: file.bytes, category: null }
  await checkUpload(payload, ownerId, asked)
  const fileId = uuidv7()
  const objectId = 'path' in file ? uuidv7() : file.objectId
  const key = keyOfObject(objectId)
  const replacement: Replacement = {
    id,
    slug,
    file: { id: fileId, status: 'received', filename, filesize: file.bytes, sha256: file.sha256 },
  }
  if ('path' in file) await storeReplacement(payload, key, file)
  try {
    await inTransaction(payload, async (tx) => {
      await tx.execute(sql`select 1 from ${tx.tables.schematics} where id = ${id} for update`)
      const { next, nextKey } = await refuseReplacement(tx, id)
      // A refused or stalled replacement makes way for a new one.
      if (next) {
        await tx.execute(sql`delete from ${tx.tables.schematicFiles} where id = ${next}`)
        if (nextKey) await enqueueRemoval(tx, [nextKey])
      }
      await tx.execute(sql`
        insert into stored_objects (id, key, bytes, sha256) values (${objectId}, ${key}, ${file.bytes}, ${file.sha256})`)
      await tx.execute(sql`
        insert into ${tx.tables.schematicFiles} (id, schematic_id, owner_id, object_id, filename, filesize, sha256, status, verdict)
        values (${fileId}, ${id}, ${ownerId}, ${objectId}, ${filename}, ${file.bytes}, ${file.sha256}, 'received', 'pending')`)
      await tx.execute(
        sql`update ${tx.tables.schematics} set next_file_id = ${fileId}, updated_at = now() where id = ${id}`,
      )
      if (!('path' in file)) await endUpload(tx, file.uploadId, id, fileId)
      await enqueue(tx, fileQueues['hash-file'], { fileId })
      await fireEvent(payload, tx, 'uploaded', { schematicId: id, fileId, ownerId })
      await recordAudit(tx, currentSource(tx.context, ownerId), {
        action: 'file.added',
        target: { kind: 'schematic', id, name: slug },
        after: replacement.file,
      })
    })
    return replacement
  } catch (error) {
    const isKnown = error instanceof ShopError || isRefusal(error)
    const written = isKnown
      ? false
      : await isWritten(payload, { objectId, bytes: file.bytes, sha256: file.sha256 }).catch(() => undefined)
    if (written) return replacement
    if (written === false && 'path' in file)
      await contextOf(payload)
        .stores.objects.remove(key)
        .catch(() => undefined)
    if (isRefusal(error)) await checkUpload(payload, ownerId, asked)
    throw error
  }
}
