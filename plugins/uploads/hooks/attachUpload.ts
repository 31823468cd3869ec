import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeChangeHook } from 'payload'
import { transactionOf } from '@/core/database/executor'
import { keyOfObject } from '@/core/storage/objectStore'
import type { StoredUpload } from '../commands/publishSchematic'

/**
 * Writes a new listing's stored object and file, in the listing's own transaction. The file's key to its listing is
 * checked when the transaction commits. The owner's storage account follows by trigger.
 */
export const attachUpload: CollectionBeforeChangeHook = async ({ context, data, operation, req }) => {
  if (operation !== 'create') return data
  const upload = context.upload as StoredUpload | undefined
  if (!upload) throw new Error('A listing is made from an upload: use publishSchematic')
  const tx = await transactionOf(req)
  await tx.execute(sql`
    with object as (
      insert into stored_objects (id, key, bytes, sha256)
      values (${upload.objectId}, ${keyOfObject(upload.objectId)}, ${upload.bytes}, ${upload.sha256})
    )
    insert into ${tx.tables.schematicFiles} (id, schematic_id, owner_id, object_id, filename, filesize, sha256, status, verdict)
    values (${upload.fileId}, ${data.id}, ${data.owner}, ${upload.objectId}, ${upload.filename}, ${upload.bytes},
            ${upload.sha256}, 'received', 'pending')`)
  if (upload.uploadId) {
    const { rows } = await tx.execute(sql`
      update uploads set state = 'done', schematic_id = ${data.id}, replaces = false
      where id = ${upload.uploadId} and state = 'assembled' returning id`)
    if (rows.length === 0) throw new Error('The upload has gone while it was published')
  }
  return { ...data, file: upload.fileId }
}
