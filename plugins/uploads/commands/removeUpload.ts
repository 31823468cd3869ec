import type { Payload } from 'payload'
import { contextOf, type ShopContext } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { log } from '@/core/log/log'
import { keyOfObject } from '@/core/storage/objectStore'
import { busyUpload, noSuchUpload, type OpenUpload, unfinishedOf, uploadColumns } from './openUpload'

/** Removes the bytes of an upload whose row is gone. The sweep removes what remains. */
export async function removeBytes({ stores }: ShopContext, upload: OpenUpload): Promise<void> {
  const unfinished = unfinishedOf(upload)
  try {
    if (unfinished) await stores.parts.remove(unfinished)
    if (upload.state !== 'done') await stores.objects.remove(keyOfObject(upload.objectId))
  } catch (error) {
    log.warn({ err: error, uploadId: upload.id }, 'the bytes of a removed upload wait for the sweep')
  }
}

/** Removes an upload that the caller has claimed, with its parts. */
export async function discardUpload(payload: Payload, upload: OpenUpload): Promise<void> {
  const { rows } = await adapterOf(payload).pool.query({
    text: `delete from uploads where id = $1 and state <> 'done' returning id`,
    values: [upload.id],
  })
  if (rows.length > 0) await removeBytes(contextOf(payload), upload)
}

/**
 * Cancels an owner's upload: its row first, then its parts. What it has published stays.
 * @throws ShopError `not_found`, `upload_busy`
 */
export async function removeUpload(payload: Payload, ownerId: string, upload: OpenUpload): Promise<void> {
  const { pool } = adapterOf(payload)
  const { rows } = await pool.query<OpenUpload>({
    text: `delete from uploads u where u.id = $1 and u.owner_id = $2 and (u.claimed_until is null or u.claimed_until < now())
           returning ${uploadColumns}`,
    values: [upload.id, ownerId],
  })
  if (rows[0]) return removeBytes(contextOf(payload), rows[0])
  const { rows: left } = await pool.query({ text: 'select 1 from uploads where id = $1', values: [upload.id] })
  throw left.length > 0 ? busyUpload() : noSuchUpload()
}
