import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { enqueue } from '@jobs/enqueue'
import type { Handler } from '@jobs/handler'
import { describeFiles } from '@jobs/handlers/describeFiles'
import { requeueFiles } from '@jobs/requeueFiles'
import { sql } from '@payloadcms/db-postgres'
import { trimAccountLinks } from '@plugins/accounts/commands/accountLinks'
import { trimEmailChanges } from '@plugins/accounts/jobs/trimEmailChanges'
import { trimFailures } from '@plugins/accounts/throttle'
import { expireConversions } from '@plugins/conversions/jobs/expireConversions'
import { trimVisits } from '@plugins/downloads/jobs/trimVisits'
import { trimWords } from '@plugins/search/jobs/trimWords'
import { requeueLinkPictures } from '@plugins/sharing/jobs/requeueLinkPictures'
import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { FILES_PREFIX } from '@/core/storage/objectStore'
import { sweepUploads } from './sweepUploads'

/** Minutes that bytes may lie without a row: longer than any upload takes between storing them and committing. */
const GRACE_MINUTES = 30
const BATCH = 500

const isOld = (modifiedAt: Date) => modifiedAt.getTime() < Date.now() - GRACE_MINUTES * 60_000

async function* inBatches<Item>(items: AsyncIterable<Item>): AsyncIterable<Item[]> {
  let batch: Item[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length === BATCH) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

/** Bytes that no row names: an upload whose transaction never committed, or a removal that was interrupted. */
async function sweepFiles(payload: Payload): Promise<void> {
  const { drizzle } = adapterOf(payload)
  for await (const batch of inBatches(contextOf(payload).stores.objects.list(FILES_PREFIX))) {
    const old = batch.filter(({ modifiedAt }) => isOld(modifiedAt)).map(({ key }) => key)
    if (old.length === 0) continue
    // In one statement: what is published between two would be in neither.
    const { rows } = await drizzle.execute<{ key: string }>(sql`
      select key from stored_objects where key in ${old}
      union all select 'files/' || object_id from uploads where state <> 'done' and 'files/' || object_id in ${old}`)
    const known = new Set(rows.map(({ key }) => key))
    for (const key of old) if (!known.has(key)) await contextOf(payload).stores.objects.remove(key)
  }
}

/** Rows that neither file nor conversion refers to, as after an account was deleted. */
async function sweepRows(payload: Payload): Promise<void> {
  const { drizzle } = adapterOf(payload)
  const { rows } = await drizzle.execute<{ key: string }>(sql`
    select key from stored_objects o where created_at < now() - make_interval(mins => ${GRACE_MINUTES})
      and not exists (select 1 from schematic_files f where f.object_id = o.id)
      and not exists (select 1 from conversions c where c.object_id = o.id) limit ${BATCH}`)
  if (rows.length > 0) await enqueue(drizzle, 'remove-objects', { keys: rows.map(({ key }) => key) })
}

/** Pictures that nobody put into a gallery within a day, and what people did too long ago to count. */
async function sweepLoosePictures(payload: Payload): Promise<void> {
  const { drizzle } = adapterOf(payload)
  // Their bytes are found by the sweep after.
  await drizzle.execute(sql`
    delete from media m where m.kind = 'gallery' and m.schematic_id is null and m.updated_at < now() - interval '1 day'
      and not exists (select 1 from schematics_rels r where r.media_id = m.id)
      and not exists (select 1 from profiles p where p.avatar_id = m.id)`)
  await drizzle.execute(sql`delete from person_actions where at < now() - interval '1 day'`)
}

async function sweepMedia(payload: Payload): Promise<void> {
  const { drizzle } = adapterOf(payload)
  for await (const batch of inBatches(contextOf(payload).stores.media.list())) {
    const old = batch.filter(({ modifiedAt }) => isOld(modifiedAt))
    if (old.length === 0) continue
    const names = old.map(({ filename }) => filename)
    const { rows } = await drizzle.execute<{ name: string }>(sql`
      select unnest(array[filename, sizes_card_filename, sizes_avatar_filename]) as name from media
      where filename in ${names} or sizes_card_filename in ${names} or sizes_avatar_filename in ${names}`)
    const known = new Set(rows.map(({ name }) => name))
    for (const object of old) if (!known.has(object.filename)) await contextOf(payload).stores.media.remove(object)
  }
}

/** What a killed process was receiving. */
async function sweepReceiving(payload: Payload): Promise<void> {
  for (const name of await readdir(contextOf(payload).stores.receivingFolder).catch(() => [])) {
    const file = path.join(contextOf(payload).stores.receivingFolder, name)
    const found = await stat(file).catch(() => undefined)
    if (found?.isFile() && isOld(found.mtime)) await rm(file, { force: true })
  }
}

/** Finds what was left behind, by the clock: stored bytes that nothing refers to, files that no job takes on, and what need not be known any more. */
export const sweepObjects: Handler<'sweep-objects'> = async (_, { payload, signal }) => {
  await expireConversions(payload)
  await sweepRows(payload)
  await sweepUploads(payload, isOld)
  await sweepFiles(payload)
  await sweepLoosePictures(payload)
  await sweepMedia(payload)
  await sweepReceiving(payload)
  await requeueFiles(payload)
  await requeueLinkPictures(payload)
  await describeFiles(payload)
  await trimVisits(payload, signal)
  await trimWords(payload, signal)
  await trimEmailChanges(payload)
  await trimAccountLinks(adapterOf(payload).drizzle)
  await trimFailures(adapterOf(payload).drizzle)
  return 'done'
}
