import { type FurtherSide, furtherSides } from '@jobs/engine/messages'
import { runEngine } from '@jobs/engine/pool'
import { type DeadLetterHandler, type Handler, skipped } from '@jobs/handler'
import { loadFile, type PipelineFile } from '@jobs/handlers/loadFile'
import { updateListingFacts } from '@jobs/handlers/publishFile'
import { readBuildSize } from '@jobs/handlers/readBuildSize'
import { dropPreview, insertPreview, type StoredPreview, storePreview } from '@jobs/handlers/storePreview'
import { withLocalCopy } from '@jobs/handlers/withLocalCopy'
import { lockListing } from '@jobs/lockListing'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { actAsPipeline, adapterOf, type Executor, inTransaction } from '@/core/database/executor'
import { fireEvent } from '@/core/events/events'
import type { Inspection } from '@/schematic/inspect/inspection'
import { INSPECTOR_VERSION } from '@/schematic/inspect/inspectSchematic'
import { oldestVersionOf } from '@/schematic/inspect/oldestVersion'
import type { pipelineQueues } from './queues'

/** Raised when descriptions have more details: outdated ones are renewed gradually. */
const DESCRIPTION = 1
/** What an older version said, or an older inspector found, is said and found again by and by. */
export const DETAILS_VERSION = 1_000 * DESCRIPTION + INSPECTOR_VERSION

/** Pixels of the further pictures, along each side. */
const PICTURE_SIZE = 768
/** Digits of a fingerprint for the shape; the last two are the size. */
const SHAPE_DIGITS = 34

type Sides = Record<FurtherSide, StoredPreview>
/** `inspection`: where a newer inspector has looked at it. */
type Described = { sides: Sides; shape: string; blocks: string[]; inspection: Inspection | undefined }
type Published = { blocks: string[]; isOutdated: boolean }

/** Nothing where the file is not published, or has been described already. */
async function publishedOf(db: Executor, fileId: string): Promise<Published | undefined> {
  const { rows } = await db.execute<Published>(sql`
    select array(select jsonb_object_keys(coalesce(f.inspection -> 'blocks', '{}'))) as blocks,
      coalesce((f.inspection ->> 'inspectorVersion')::int, 0) < ${INSPECTOR_VERSION} as "isOutdated"
    from ${db.tables.schematicFiles} f join ${db.tables.schematics} s on s.file_id = f.id
    where f.id = ${fileId} and f.status = 'ready' and coalesce(f.details_version, 0) < ${DETAILS_VERSION}`)
  return rows[0]
}

async function writeSides(tx: Executor, file: PipelineFile, sides: Sides): Promise<void> {
  await tx.execute(sql`
    with gone as (delete from schematic_sides where file_id = ${file.id} returning media_id)
    delete from ${tx.tables.media} where id in (select media_id from gone)`)
  for (const side of furtherSides) {
    const mediaId = await insertPreview(tx, file, sides[side])
    await tx.execute(sql`
      insert into schematic_sides (file_id, side, media_id) values (${file.id}, ${side}, ${mediaId})`)
  }
}

async function writeShape(tx: Executor, schematicId: string, shape: string): Promise<void> {
  const digits = Array.from(shape.slice(2, 2 + SHAPE_DIGITS), (digit) => Number.parseInt(digit, 16))
  if (digits.length < SHAPE_DIGITS) {
    await tx.execute(sql`delete from schematic_shapes where schematic_id = ${schematicId}`)
    return
  }
  await tx.execute(sql`
    insert into schematic_shapes (schematic_id, shape) values (${schematicId}, cube(${`{${digits.join()}}`}::float8[]))
    on conflict (schematic_id) do update set shape = excluded.shape`)
}

/** @returns whether no other run had done so */
const write = (payload: Payload, fileId: string, { sides, shape, blocks, inspection }: Described): Promise<boolean> =>
  inTransaction(payload, async (tx) => {
    await lockListing(tx, fileId)
    const file = await loadFile(tx, fileId, { lock: true })
    if (!file || (await publishedOf(tx, fileId)) === undefined) return false
    if (inspection) {
      await actAsPipeline(tx)
      await updateListingFacts(tx, fileId, inspection)
    }
    const details = { shape, oldest: oldestVersionOf(blocks) }
    await writeSides(tx, file, sides)
    await writeShape(tx, file.schematicId, shape)
    await tx.execute(sql`
      update ${tx.tables.schematicFiles} set details = ${JSON.stringify(details)}::jsonb, details_version = ${DETAILS_VERSION}
      where id = ${fileId}`)
    await fireEvent(payload, tx, 'described', { schematicId: file.schematicId, fileId, ownerId: file.ownerId })
    return true
  })

/**
 * What can wait until a build is published: images of further sides, the shape fingerprint, and the oldest compatible
 * game version. Outdated inspections are renewed; where the current inspector refuses the file, the facts stay.
 */
export const describeFile: Handler<typeof pipelineQueues.describeFile> = async ({ fileId }, { payload, signal }) => {
  const { drizzle } = adapterOf(payload)
  const [file, published] = [await loadFile(drizzle, fileId), await publishedOf(drizzle, fileId)]
  if (!file || !published) return skipped('the file is not published, or was described before')
  const size = await readBuildSize(drizzle, fileId)
  const { answer, inspected } = await withLocalCopy(contextOf(payload), file.key, signal, async (path) => ({
    answer: await runEngine(
      contextOf(payload),
      { kind: 'describe', path, width: PICTURE_SIZE, height: PICTURE_SIZE },
      file.bytes,
      size,
    ),
    inspected: published.isOutdated
      ? await runEngine(contextOf(payload), { kind: 'inspect', path }, file.bytes)
      : undefined,
  }))
  if (inspected?.kind === 'failed') throw new Error(inspected.message)
  if (answer.kind !== 'described')
    throw new Error('message' in answer ? answer.message : 'the build could not be described')
  const { northWest, top } = answer.pictures
  const sides: Sides = {
    northWest: await storePreview(contextOf(payload), northWest),
    top: await storePreview(contextOf(payload), top),
  }
  const inspection = inspected?.kind === 'inspected' ? inspected.inspection : undefined
  const blocks = inspection ? Object.keys(inspection.blocks) : published.blocks
  if (await write(payload, fileId, { sides, shape: answer.shape, blocks, inspection })) return 'done'
  await Promise.all(Object.values(sides).map((side) => dropPreview(contextOf(payload), side)))
  return skipped('another run was faster')
}

/** Retries are used up: marks the file as described, so that the sweep does not enqueue it again. */
export const failDescription: DeadLetterHandler<typeof pipelineQueues.describeFile> = async (
  { fileId },
  { payload },
) => {
  await adapterOf(payload).drizzle.execute(sql`
    update ${adapterOf(payload).drizzle.tables.schematicFiles} set details_version = ${DETAILS_VERSION}
    where id = ${fileId} and coalesce(details_version, 0) < ${DETAILS_VERSION}`)
}
