import { enqueueRemoval } from '@jobs/enqueueRemoval'
import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import { conversionOptions } from '../types'

/** Rows per batch. */
const BATCH = 100

/** Locks the account of converted files. Batches take this lock first, which rules out deadlocks. */
export async function lockConversionStorage(tx: Executor): Promise<number> {
  const { rows } = await tx.execute<{ bytes: number }>(
    sql`select bytes::float8 as bytes from conversion_storage for update`,
  )
  return rows[0]?.bytes ?? 0
}

/**
 * Evicts the least recently requested converted files until so many more bytes fit the limit. A job of the same
 * transaction removes their bytes; the next request makes them again.
 */
export async function evictConversions(tx: Executor, bytes: number): Promise<void> {
  let over = (await lockConversionStorage(tx)) + bytes - conversionOptions.of(tx.context).maxTotalBytes
  while (over > 0) {
    const { rows } = await tx.execute<{ key: string; bytes: number }>(sql`
      with oldest as (
        select id, object_id, bytes, used_at from conversions where status = 'ready' order by used_at, id limit ${BATCH}
        for update skip locked
      ), summed as (
        select id, object_id, bytes, sum(bytes) over (order by used_at, id) - bytes as before from oldest
      ), gone as (
        delete from conversions where id in (select id from summed where before < ${over}) returning object_id, bytes
      )
      select o.key, gone.bytes::float8 as bytes from gone join stored_objects o on o.id = gone.object_id`)
    if (rows.length === 0) return
    await enqueueRemoval(
      tx,
      rows.map(({ key }) => key),
    )
    over -= rows.reduce((sum, row) => sum + row.bytes, 0)
  }
}
