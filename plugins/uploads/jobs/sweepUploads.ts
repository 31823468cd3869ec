import { isPastGrace } from '@jobs/sweeping'
import type { Sweep } from '@jobs/withSweeps'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { type OpenUpload, uploadColumns } from '../commands/openUpload'
import { removeBytes } from '../commands/removeUpload'

const BATCH = 500

/** Removes expired uploads with their parts, and the records of finished ones. */
async function removeExpired(payload: Payload): Promise<void> {
  const { rows } = await adapterOf(payload).drizzle.execute<OpenUpload>(sql`
    delete from uploads u where u.id in (
      select id from uploads where expires_at < now() and (claimed_until is null or claimed_until < now())
      order by expires_at limit ${BATCH} for update skip locked)
    returning ${sql.raw(uploadColumns)}`)
  for (const upload of rows) await removeBytes(contextOf(payload), upload)
}

/** Parts without an open upload: it was removed while one arrived, or its owner's account was. */
async function removeForgotten(payload: Payload): Promise<void> {
  for await (const unfinished of contextOf(payload).stores.parts.listUnfinished()) {
    if (!isPastGrace(unfinished.modifiedAt)) continue
    const { rows } = await adapterOf(payload).drizzle.execute(sql`
      select 1 from uploads where 'files/' || object_id = ${unfinished.key} and multipart_id = ${unfinished.name}
        and state = 'open'`)
    if (rows.length === 0) await contextOf(payload).stores.parts.remove(unfinished)
  }
}

/** Removes leftovers of unfinished uploads. */
export const sweepUploads: Sweep = async ({ payload }) => {
  await removeExpired(payload)
  await removeForgotten(payload)
}
