import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { runEngine } from '@jobs/engine/pool'
import { type DeadLetterHandler, type Handler, skipped } from '@jobs/handler'
import { readBuildSize } from '@jobs/handlers/readBuildSize'
import { withLocalCopy } from '@jobs/handlers/withLocalCopy'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { contextOf, type ShopContext } from '@/core/context/context'
import { adapterOf, type Executor, inTransaction } from '@/core/database/executor'
import { keyOfObject } from '@/core/storage/objectStore'
import { toStorableText } from '@/core/text/toStorable'
import type { Warning } from '@/schematic/model'
import { formatOfTarget, type Target } from '../queries/targets'
import { conversionOptions } from '../types'
import { evictConversions, lockConversionStorage } from './evictConversions'
import type { conversionQueues } from './queues'

type Wanted = {
  fileId: string
  fileBytes: number
  status: string
  target: Target
  key: string
  fileStatus: string
  verdict: string
}
type Stored = { objectId: string; key: string; bytes: number; sha256: string; losses: readonly Warning[] }
/** `message` says why the format can't hold the build, or the file is too large. */
type Made = Stored | { message: string }

const loadWanted = async (db: Executor, id: string): Promise<Wanted | undefined> => {
  const { rows } = await db.execute<Wanted>(sql`
    select f.id as "fileId", f.filesize::float8 as "fileBytes", c.status, c.target, o.key, f.status as "fileStatus", f.verdict
    from conversions c join ${db.tables.schematicFiles} f on f.id = c.file_id join stored_objects o on o.id = f.object_id
    where c.id = ${id}`)
  return rows[0]
}

async function storeFile(context: ShopContext, path: string, losses: readonly Warning[]): Promise<Made> {
  const { size } = await stat(path)
  const { maxFileBytes, maxTotalBytes } = conversionOptions.of(context)
  const largest = Math.min(maxFileBytes, maxTotalBytes)
  if (size > largest)
    return {
      message: `The file would have ${size} bytes; the limit of this site is ${largest}.`,
    }
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  const objectId = uuidv7()
  const key = keyOfObject(objectId)
  await context.stores.objects.put(key, { path, bytes: size })
  return { objectId, key, bytes: size, sha256: hash.digest('hex'), losses }
}

/** @returns whether the conversion still waited for it */
const writeResult = (payload: Payload, id: string, made: Made): Promise<boolean> =>
  inTransaction(payload, async (tx) => {
    if ('message' in made) {
      const { rows } = await tx.execute(sql`
        update conversions set status = 'failed', failure = 'cannot_convert', failure_detail = ${toStorableText(made.message, 500)},
          ended_at = now() where id = ${id} and status = 'waiting' returning id`)
      return rows.length > 0
    }
    await lockConversionStorage(tx)
    const waiting = await tx.execute(sql`select 1 from conversions where id = ${id} and status = 'waiting' for update`)
    if (waiting.rows.length === 0) return false
    await evictConversions(tx, made.bytes)
    await tx.execute(sql`
      insert into stored_objects (id, key, bytes, sha256)
      values (${made.objectId}, ${made.key}, ${made.bytes}, ${made.sha256})`)
    await tx.execute(sql`
      update conversions set status = 'ready', object_id = ${made.objectId}, bytes = ${made.bytes}, used_at = now(), losses = ${JSON.stringify(made.losses)}::jsonb,
        failure = null, failure_detail = null, ended_at = now()
      where id = ${id}`)
    return true
  })

/** Writes a published file in another format, and keeps the result for the next request. */
export const convertFile: Handler<typeof conversionQueues.convertFile> = async (
  { conversionId },
  { payload, signal },
) => {
  const wanted = await loadWanted(adapterOf(payload).drizzle, conversionId)
  if (!wanted) return skipped('the conversion is gone')
  if (wanted.status !== 'waiting') return skipped(`the conversion is ${wanted.status}`)
  if (wanted.fileStatus !== 'ready') return skipped(`the file is ${wanted.fileStatus}`)

  const size = await readBuildSize(adapterOf(payload).drizzle, wanted.fileId)
  const made = await withLocalCopy(contextOf(payload), wanted.key, signal, async (path): Promise<Made> => {
    const to = `${path}.converted`
    try {
      const task = { kind: 'convert', path, to, target: formatOfTarget(wanted.target) } as const
      const answer = await runEngine(contextOf(payload), task, wanted.fileBytes, size)
      if (answer.kind === 'refused') return { message: answer.message }
      if (answer.kind !== 'converted')
        throw new Error('message' in answer ? answer.message : 'the file could not be converted')
      return await storeFile(contextOf(payload), to, answer.losses)
    } finally {
      await rm(to, { force: true })
    }
  })
  // If the transaction fails, the sweep removes the bytes.
  if (await writeResult(payload, conversionId, made)) return 'done'
  if ('key' in made) await contextOf(payload).stores.objects.remove(made.key)
  return skipped('another run was faster')
}

/** All attempts are used up: the conversion shows as failed and may be requested again later. */
export const failConversion: DeadLetterHandler<typeof conversionQueues.convertFile> = async (
  { conversionId },
  { payload },
) => {
  await adapterOf(payload).drizzle.execute(sql`
    update conversions set status = 'failed', failure = 'gave_up', ended_at = now()
    where id = ${conversionId} and status = 'waiting'`)
}
