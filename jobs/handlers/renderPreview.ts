import { sql } from '@payloadcms/db-postgres'
import { commitTransaction, createLocalReq, initTransaction, killTransaction, type Payload } from 'payload'
import sharp from 'sharp'
import { actAsPipeline, adapterOf, transactionOf } from '@/server/database'
import type { Picture } from '../engine/messages'
import { runEngine } from '../engine/pool'
import { enqueue } from '../enqueue'
import { type Handler, skipped } from '../handler'
import { loadFile, type PipelineFile } from './loadFile'
import { withLocalCopy } from './withLocalCopy'

/** Pixels of the picture a listing shows; Payload makes the smaller sizes from it. */
const PREVIEW_SIZE = 768

const toWebp = ({ width, height, pixels }: Picture) =>
  sharp(pixels, { raw: { width, height, channels: 4 } })
    .webp({ quality: 82, alphaQuality: 90, effort: 2 })
    .toBuffer()

/** Writes the picture and publishes the listing, in one transaction. */
async function publish(payload: Payload, before: PipelineFile, picture: Buffer) {
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  try {
    const tx = await transactionOf(req)
    await actAsPipeline(tx)
    const file = await loadFile(tx, before.id, { lock: true })
    if (file?.status !== 'scanned' || !file.inspectedAt) {
      await killTransaction(req)
      return skipped('another run was faster')
    }
    const media = await payload.create({
      collection: 'media',
      req,
      depth: 0,
      overrideAccess: true,
      data: { alt: 'Rendered preview of the build', kind: 'preview', owner: file.ownerId, schematic: file.schematicId },
      file: { data: picture, mimetype: 'image/webp', name: 'preview.webp', size: picture.length },
    })
    await tx.execute(sql`
      update schematic_files set status = 'ready', preview_id = ${media.id}, ready_at = now(), failed_step = null,
        failure = null, updated_at = now()
      where id = ${file.id}`)
    await tx.execute(sql`
      update schematics set status = 'ready', preview_id = ${media.id}, published_at = coalesce(published_at, now()),
        updated_at = now()
      where id = ${file.schematicId} and file_id = ${file.id}`)
    await enqueue(tx, 'account-storage', { ownerId: file.ownerId })
    await commitTransaction(req)
    return 'done' as const
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

/** Draws the build and publishes it: the last step of a file. */
export const renderPreview: Handler<'render-preview'> = async ({ fileId }, { payload, signal }) => {
  const file = await loadFile(adapterOf(payload).drizzle, fileId)
  if (!file) return skipped('the file is gone')
  if (file.status !== 'scanned' || !file.inspectedAt) return skipped(`the file is ${file.status}`)
  const answer = await withLocalCopy(file.key, signal, (path) =>
    runEngine({ kind: 'render', path, width: PREVIEW_SIZE, height: PREVIEW_SIZE }),
  )
  if (answer.kind !== 'rendered') throw new Error('message' in answer ? answer.message : 'the build could not be drawn')
  return publish(payload, file, await toWebp(answer.picture))
}
