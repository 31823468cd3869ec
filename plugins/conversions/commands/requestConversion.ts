import { enqueue } from '@jobs/enqueue'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { adapterOf, inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { CONVERTER_VERSION } from '@/schematic/write/converterVersion'
import { conversionQueues } from '../jobs/queues'
import type { Target } from '../queries/targets'

/** Minutes after which a failed conversion, or one whose job is lost, is restarted on request. */
const ANOTHER_TRY_MINUTES = 10

export type RequestedConversion = { status: 'waiting'; id: string } | { status: 'ready'; id: string; objectKey: string }

type Row = {
  id: string
  status: 'waiting' | 'ready' | 'failed'
  objectKey: string | null
  failure: string | null
  failureDetail: string | null
  isOld: boolean
  isFresh: boolean
}

const find = async (payload: Payload, fileId: string, target: Target): Promise<Row | undefined> => {
  const { rows } = await adapterOf(payload).pool.query<Row>({
    name: 'find-conversion',
    text: `select c.id, c.status, o.key as "objectKey", c.failure, c.failure_detail as "failureDetail",
             coalesce(c.ended_at, c.requested_at) < now() - make_interval(mins => ${ANOTHER_TRY_MINUTES}) as "isOld",
             c.used_at > now() - interval '1 minute' as "isFresh"
           from conversions c left join stored_objects o on o.id = c.object_id
           where c.file_id = $1 and c.target = $2 and c.engine_version = $3`,
    values: [fileId, target, CONVERTER_VERSION],
  })
  return rows[0]
}

/** One conversion of a file to a format at a time: a second request finds the first one's. */
const start = (payload: Payload, fileId: string, target: Target): Promise<string> =>
  inTransaction(payload, async (tx) => {
    const { rows } = await tx.execute<{ id: string }>(sql`
      insert into conversions (id, file_id, target, engine_version)
      values (${uuidv7()}, ${fileId}, ${target}, ${CONVERTER_VERSION})
      on conflict (file_id, target, engine_version) do nothing returning id`)
    if (rows[0]) {
      await enqueue(tx, conversionQueues.convertFile, { conversionId: rows[0].id })
      return rows[0].id
    }
    const { rows: known } = await tx.execute<{ id: string }>(sql`
      select id from conversions
      where file_id = ${fileId} and target = ${target} and engine_version = ${CONVERTER_VERSION}`)
    return known[0]?.id ?? ''
  })

const restart = (payload: Payload, id: string): Promise<void> =>
  inTransaction(payload, async (tx) => {
    const { rows } = await tx.execute(sql`
      update conversions set status = 'waiting', failure = null, failure_detail = null, requested_at = now(), ended_at = null
      where id = ${id} and status <> 'ready'
        and coalesce(ended_at, requested_at) < now() - make_interval(mins => ${ANOTHER_TRY_MINUTES}) returning id`)
    if (rows.length > 0) await enqueue(tx, conversionQueues.convertFile, { conversionId: id })
  })

/**
 * A published file in another format: its location if made, else it is queued.
 * @param mayStart is asked before something new is begun, and throws where that would be too much
 * @throws ShopError `cannot_convert` where the format has no room for the build, `conversion_failed` where it did not
 * work out
 */
export async function requestConversion(
  payload: Payload,
  fileId: string,
  target: Target,
  mayStart: () => Promise<void>,
): Promise<RequestedConversion> {
  const known = await find(payload, fileId, target)
  if (!known) {
    await mayStart()
    return { status: 'waiting', id: await start(payload, fileId, target) }
  }
  if (known.status === 'ready' && known.objectKey !== null) {
    if (!known.isFresh)
      await adapterOf(payload).drizzle.execute(sql`update conversions set used_at = now() where id = ${known.id}`)
    return { status: 'ready', id: known.id, objectKey: known.objectKey }
  }
  if (known.failure === 'cannot_convert')
    throw new ShopError(422, 'cannot_convert', 'This build can’t be converted to that format.', {
      field: 'format',
      detail: known.failureDetail,
    })
  if (known.failure && !known.isOld)
    throw new ShopError(503, 'conversion_failed', 'The conversion failed. Try again in a few minutes.')
  if (known.isOld) {
    await mayStart()
    await restart(payload, known.id)
  }
  return { status: 'waiting', id: known.id }
}
