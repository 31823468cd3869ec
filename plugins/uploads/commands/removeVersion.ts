import { enqueueRemoval } from '@jobs/enqueueRemoval'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { currentSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { inTransaction } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'

/**
 * Removes a file of a listing that is not current: an older version, or a pending replacement. Its bytes, conversions
 * and images are removed with it, and the quota is freed.
 * @throws ShopError `not_found`, `current_version`
 */
export async function removeVersion(payload: Payload, schematicId: string, fileId: string): Promise<void> {
  const missing = new ShopError(404, 'not_found', 'This build has no such file.')
  if (!isUuid(fileId)) throw missing
  await inTransaction(payload, async (tx) => {
    const { rows: listings } = await tx.execute<{ current: string | null }>(
      sql`select file_id as current from ${tx.tables.schematics} where id = ${schematicId} for update`,
    )
    if (listings[0]?.current === fileId)
      throw new ShopError(409, 'current_version', 'This is the current file. Replace it, or delete the build.')
    const { rows } = await tx.execute<{ key: string }>(sql`
      select o.key from stored_objects o where o.id in (
        select f.object_id from ${tx.tables.schematicFiles} f where f.id = ${fileId} and f.schematic_id = ${schematicId}
        union all
        select c.object_id from conversions c join ${tx.tables.schematicFiles} f on f.id = c.file_id
          where f.id = ${fileId} and f.schematic_id = ${schematicId})`)
    if (rows.length === 0) throw missing
    await tx.execute(sql`
      delete from ${tx.tables.media} where id in (
        select preview_id from ${tx.tables.schematicFiles} where id = ${fileId} and preview_id is distinct from
          (select preview_id from ${tx.tables.schematics} where id = ${schematicId})
        union all select media_id from schematic_sides where file_id = ${fileId})`)
    await tx.execute(
      sql`delete from ${tx.tables.schematicFiles} where id = ${fileId} and schematic_id = ${schematicId}`,
    )
    await recordAudit(tx, currentSource(tx.context), {
      action: 'file.removed',
      target: { kind: 'schematic', id: schematicId },
      before: { file: fileId },
    })
    await enqueueRemoval(
      tx,
      rows.map(({ key }) => key),
    )
  })
}
