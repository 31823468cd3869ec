import { enqueueRemoval } from '@jobs/enqueueRemoval'
import type { Sweep } from '@jobs/withSweeps'
import { sql } from '@payloadcms/db-postgres'
import { inTransaction } from '@/core/database/executor'
import { CONVERTER_VERSION } from '@/schematic/write/converterVersion'
import { conversionOptions } from '../types'
import { evictConversions, lockConversionStorage } from './evictConversions'

const BATCH = 500

/** Removes conversions that are unused, of an older engine, or beyond the limit, with their bytes. */
export const expireConversions: Sweep = ({ payload }) =>
  inTransaction(payload, async (tx) => {
    await lockConversionStorage(tx)
    const { rows } = await tx.execute<{ key: string | null }>(sql`
      with gone as (
        delete from conversions where id in (
          select id from conversions
          where used_at < now() - make_interval(days => ${conversionOptions.of(tx.context).keptDays})
            or (engine_version < ${CONVERTER_VERSION} and requested_at < now() - interval '1 hour')
          limit ${BATCH} for update skip locked
        ) returning object_id
      )
      select o.key from gone left join stored_objects o on o.id = gone.object_id`)
    await enqueueRemoval(
      tx,
      rows.flatMap(({ key }) => key ?? []),
    )
    // The limit may have been lowered.
    await evictConversions(tx, 0)
  })
