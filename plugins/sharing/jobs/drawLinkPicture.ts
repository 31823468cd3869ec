import { randomUUID } from 'node:crypto'
import { runEngine } from '@jobs/engine/pool'
import { type Handler, skipped } from '@jobs/handler'
import { loadFile } from '@jobs/handlers/loadFile'
import { readBuildSize } from '@jobs/handlers/readBuildSize'
import { withLocalCopy } from '@jobs/handlers/withLocalCopy'
import { lockListing } from '@jobs/lockListing'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { publishedSql } from '@/core/access/visibility'
import { contextOf } from '@/core/context/context'
import { adapterOf, inTransaction } from '@/core/database/executor'
import { LINK_PICTURE } from '@/core/fields/pictureSizes'
import { MEDIA_PREFIX } from '@/core/storage/mediaStore'
import { BUILD_ROOM, composeLinkPicture } from './composeLinkPicture'
import type { sharingQueues } from './queues'

const TYPE = 'image/jpeg'

/** Whether a file is the one that its listing shows now, where others may see it, and has no such picture yet. */
async function isWanted(payload: Payload, fileId: string): Promise<boolean> {
  const { rows } = await adapterOf(payload).drizzle.execute(sql`
    select 1 from ${adapterOf(payload).drizzle.tables.schematics} s left join link_pictures l on l.schematic_id = s.id
    where s.file_id = ${fileId} and ${publishedSql('linked')} and l.file_id is distinct from s.file_id`)
  return rows.length > 0
}

/**
 * Writes the picture's row in place of an older one's.
 * @returns the file name of the older, or that another run was faster
 */
const replacePicture = (payload: Payload, fileId: string, filename: string, bytes: number) =>
  inTransaction(payload, async (tx): Promise<{ written: boolean; old?: string | undefined }> => {
    await lockListing(tx, fileId)
    const { rows } = await tx.execute<{ id: string; owner: string; media: string | null; old: string | null }>(sql`
      select s.id, s.owner_id as owner, l.media_id as media, m.filename as old from ${tx.tables.schematics} s
      left join link_pictures l on l.schematic_id = s.id left join ${tx.tables.media} m on m.id = l.media_id
      where s.file_id = ${fileId} and s.status = 'ready' and l.file_id is distinct from s.file_id`)
    const listing = rows[0]
    if (!listing) return { written: false }
    const id = uuidv7()
    await tx.execute(sql`
      insert into ${tx.tables.media} (id, alt, kind, owner_id, schematic_id, prefix, url, filename, mime_type, filesize, width, height)
      values (${id}, 'Rendered picture for links to the build', 'preview', ${listing.owner}, ${listing.id}, ${MEDIA_PREFIX},
        ${`${tx.context.addresses.mediaFiles}${filename}`}, ${filename}, ${TYPE}, ${bytes}, ${LINK_PICTURE.width}, ${LINK_PICTURE.height})`)
    await tx.execute(sql`
      insert into link_pictures (schematic_id, file_id, media_id) values (${listing.id}, ${fileId}, ${id})
      on conflict (schematic_id) do update set file_id = excluded.file_id, media_id = excluded.media_id`)
    if (listing.media) await tx.execute(sql`delete from ${tx.tables.media} where id = ${listing.media}`)
    return { written: true, old: listing.old ?? undefined }
  })

/** Draws the picture that links to a build show elsewhere. The build is published already: nobody waits for it. */
export const drawLinkPicture: Handler<typeof sharingQueues.drawLinkPicture> = async (
  { fileId },
  { payload, signal },
) => {
  const file = await loadFile(adapterOf(payload).drizzle, fileId)
  if (file?.status !== 'ready') return skipped('the file is not published')
  if (!(await isWanted(payload, fileId))) return skipped('the picture is there, or nobody may see it')
  const size = await readBuildSize(adapterOf(payload).drizzle, fileId)
  const answer = await withLocalCopy(contextOf(payload), file.key, signal, (path) =>
    runEngine(contextOf(payload), { kind: 'render', path, ...BUILD_ROOM }, file.bytes, size),
  )
  if (answer.kind !== 'rendered') throw new Error('message' in answer ? answer.message : 'the build could not be drawn')
  const picture = await composeLinkPicture(answer.picture)
  const filename = `${randomUUID()}.jpg`
  await contextOf(payload).stores.media.put(filename, picture, TYPE)
  const { written, old } = await replacePicture(payload, fileId, filename, picture.length)
  const superfluous = written ? old : filename
  // What cannot be removed now is found by the sweep.
  if (superfluous)
    await contextOf(payload)
      .stores.media.remove({ filename: superfluous })
      .catch(() => undefined)
  return written ? 'done' : skipped('another run was faster')
}
