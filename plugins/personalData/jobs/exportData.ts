import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { enqueue } from '@jobs/enqueue'
import { type DeadLetterHandler, type Handler, skipped } from '@jobs/handler'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { contextOf } from '@/core/context/context'
import { adapterOf, inTransaction } from '@/core/database/executor'
import { log } from '@/core/log/log'
import { keyOfObject } from '@/core/storage/objectStore'
import { MiB } from '@/core/units'
import { defaultLocale, isLocale } from '@/i18n/locales'
import { translatorFor } from '@/i18n/translatorFor'
import { listExportedBytes } from '../queries/exportedBytes'
import { personalDataOptions } from '../types'
import { personalDataQueues } from './queues'
import { writeArchive } from './writeArchive'

/** Milliseconds between two reports of progress. */
const REPORT_INTERVAL_MS = 1_000
/** Bytes of disk that an export leaves to the rest of the shop. */
const SPARE_BYTES = 512 * MiB

type Wanted = { userId: string; status: string; locale: string | null }

async function sumBytes(payload: Payload, userId: string): Promise<number> {
  let total = 0
  for await (const { bytes } of listExportedBytes(adapterOf(payload).drizzle, userId)) total += bytes
  return total
}

/** @throws Error where the disk can't hold it now: it is tried again later */
async function requireSpace(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < bytes + SPARE_BYTES) throw new Error('There is too little disk space for an export')
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}

/** Reports progress now and then; a lost report does no harm. */
function reporter(payload: Payload, exportId: string) {
  const { drizzle } = adapterOf(payload)
  let next = 0
  let reporting = Promise.resolve()
  return {
    report(bytes: number) {
      if (Date.now() < next) return
      next = Date.now() + REPORT_INTERVAL_MS
      reporting = drizzle
        .execute(sql`update data_exports set bytes_done = ${bytes} where id = ${exportId} and status = 'waiting'`)
        .then(
          () => undefined,
          (error: unknown) => log.debug({ err: error }, 'the progress of an export was not written'),
        )
    },
    end: () => reporting,
  }
}

/** Writes an account's data into an archive, and stores it for its owner. If it is interrupted, it begins again. */
export const exportData: Handler<typeof personalDataQueues.exportData> = async ({ exportId }, { payload, signal }) => {
  const { drizzle } = adapterOf(payload)
  const { rows } = await drizzle.execute<Wanted>(sql`
    select e.user_id as "userId", e.status, u.locale from data_exports e join ${drizzle.tables.users} u on u.id = e.user_id
    where e.id = ${exportId}`)
  const [wanted] = rows
  if (!wanted) return skipped('the account is gone')
  if (wanted.status !== 'waiting') return skipped(`the export is ${wanted.status}`)
  const { userId, locale } = wanted
  const { stores } = contextOf(payload)
  const total = await sumBytes(payload, userId)
  await mkdir(stores.receivingFolder, { recursive: true })
  await requireSpace(stores.receivingFolder, total)
  await drizzle.execute(sql`update data_exports set bytes_done = 0, bytes_total = ${total} where id = ${exportId}`)

  // The sweep removes it where this process is killed.
  const to = path.join(stores.receivingFolder, randomUUID())
  const objectId = uuidv7()
  const key = keyOfObject(objectId)
  const progress = reporter(payload, exportId)
  let bytes: number
  let sha256: string
  try {
    const t = await translatorFor(isLocale(locale) ? locale : defaultLocale, 'PersonalData')
    await writeArchive(payload, { userId, to, t, signal, onProgress: progress.report })
    await progress.end()
    bytes = (await stat(to)).size
    sha256 = await hashOf(to)
    await stores.objects.put(key, { path: to, bytes })
  } finally {
    await rm(to, { force: true })
  }
  // If the transaction fails, the sweep removes the bytes.
  const isWritten = await inTransaction(payload, async (tx) => {
    const waiting = await tx.execute(
      sql`select 1 from data_exports where id = ${exportId} and status = 'waiting' for update`,
    )
    if (waiting.rows.length === 0) return false
    await tx.execute(
      sql`insert into stored_objects (id, key, bytes, sha256) values (${objectId}, ${key}, ${bytes}, ${sha256})`,
    )
    await tx.execute(sql`
      update data_exports set status = 'ready', object_id = ${objectId}, bytes_done = bytes_total, ended_at = now(),
        expires_at = now() + make_interval(days => ${personalDataOptions.of(tx.context).exportDays})
      where id = ${exportId}`)
    if (tx.context.canSendEmail) await enqueue(tx, personalDataQueues.personalDataMail, { exportId })
    return true
  })
  if (isWritten) return 'done'
  await stores.objects.remove(key)
  return skipped('it was removed meanwhile')
}

/** All attempts are used up: it shows as failed, and may be asked for again at once. */
export const failExport: DeadLetterHandler<typeof personalDataQueues.exportData> = async (
  { exportId },
  { payload },
) => {
  await adapterOf(payload).drizzle.execute(
    sql`update data_exports set status = 'failed', ended_at = now() where id = ${exportId} and status = 'waiting'`,
  )
}
