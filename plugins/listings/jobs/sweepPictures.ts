import { inBatches, isPastGrace } from '@jobs/sweeping'
import type { Sweep } from '@jobs/withSweeps'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'

/** Images that were in no gallery for a day. The next sweep removes their bytes. */
async function sweepLoosePictures(payload: Payload): Promise<void> {
  const { drizzle } = adapterOf(payload)
  await drizzle.execute(sql`
    delete from ${drizzle.tables.media} m where m.kind = 'gallery' and m.schematic_id is null and m.updated_at < now() - interval '1 day'
      and not exists (select 1 from ${drizzle.tables.schematicsRels} r where r.media_id = m.id)
      and not exists (select 1 from ${drizzle.tables.profiles} p where p.avatar_id = m.id)`)
}

/** Stored pictures that no row names. */
async function sweepMedia(payload: Payload): Promise<void> {
  const { drizzle } = adapterOf(payload)
  for await (const batch of inBatches(contextOf(payload).stores.media.list())) {
    const old = batch.filter(({ modifiedAt }) => isPastGrace(modifiedAt))
    if (old.length === 0) continue
    const names = old.map(({ filename }) => filename)
    const { rows } = await drizzle.execute<{ name: string }>(sql`
      select unnest(array[filename, sizes_card_filename, sizes_avatar_filename]) as name from ${drizzle.tables.media}
      where filename in ${names} or sizes_card_filename in ${names} or sizes_avatar_filename in ${names}
      union all select filename from ${drizzle.tables.moderationPictures} where filename in ${names}`)
    const known = new Set(rows.map(({ name }) => name))
    for (const object of old) if (!known.has(object.filename)) await contextOf(payload).stores.media.remove(object)
  }
}

/** Removes unused images. */
export const sweepPictures: Sweep = async ({ payload }) => {
  await sweepLoosePictures(payload)
  await sweepMedia(payload)
}
