import { listingFacts } from '@jobs/handlers/listingFacts'
import { sql } from '@payloadcms/db-postgres'
import { requestDescription } from '@plugins/pipeline/commands/requestDescription'
import type { Payload } from 'payload'
import { isServed } from '@/core/access/servedFile'
import { currentSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { actAsPipeline, inTransaction } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import type { FileStatus, ListingStatus, Verdict } from '@/core/vocabulary'

type Found = {
  current: string | null
  listing: ListingStatus
  isHidden: boolean
  status: FileStatus
  verdict: Verdict
  wasCurrent: boolean
}

/**
 * Restores an older version of a listing's file: facts, image and search follow in the same transaction, no bytes are
 * copied, and the current file stays as a version. Does nothing where it is current.
 * @param isStaff whether a moderator asks, who may do so of a build that moderators hid
 * @throws ShopError `not_found`, `not_ready`, `hidden_by_moderator`
 */
export const restoreVersion = (
  payload: Payload,
  schematicId: string,
  fileId: string,
  { isStaff }: { isStaff: boolean },
): Promise<void> =>
  inTransaction(payload, async (tx) => {
    const missing = new ShopError(404, 'not_found', 'This build has no such file.')
    if (!isUuid(fileId)) throw missing
    await actAsPipeline(tx)
    await tx.execute(sql`select 1 from ${tx.tables.schematics} where id = ${schematicId} for update`)
    const { rows } = await tx.execute<Found>(sql`
      select s.file_id as current, s.status as listing, s.moderated_visibility is not null as "isHidden", f.status, f.verdict,
        f.published_at is not null as "wasCurrent"
      from ${tx.tables.schematicFiles} f join ${tx.tables.schematics} s on s.id = f.schematic_id
      where f.id = ${fileId} and s.id = ${schematicId} for update of f`)
    const found = rows[0]
    if (!found) throw missing
    if (found.isHidden && !isStaff)
      throw new ShopError(409, 'hidden_by_moderator', 'A moderator hid this build. Contact the moderators first.')
    if (!isServed(found) || !found.wasCurrent || found.listing === 'processing')
      throw new ShopError(409, 'not_ready', 'This file hasn’t passed all checks, so it can’t be restored.')
    if (found.current === fileId) return
    await tx.execute(sql`
      update ${tx.tables.schematicFiles} set published_at = clock_timestamp(), details_version = null, updated_at = now()
      where id = ${fileId}`)
    await tx.execute(sql`
      update ${tx.tables.schematics} s set file_id = f.id, preview_id = f.preview_id, status = 'ready', updated_at = now(), ${listingFacts(tx)}
      from ${tx.tables.schematicFiles} f where f.id = ${fileId} and s.id = ${schematicId}`)
    await requestDescription(tx, fileId)
    await recordAudit(tx, currentSource(tx.context), {
      action: 'file.restored',
      target: { kind: 'schematic', id: schematicId },
      before: { file: found.current },
      after: { file: fileId },
    })
  })
