import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { actAsPipeline, adapterOf, inTransaction } from '@/core/database/executor'
import { isRefusalReason } from '@/core/vocabulary'
import type { TaskAnswer } from '../engine/messages'
import { runEngine } from '../engine/pool'
import type { FileQueue } from '../fileQueues'
import { type Handler, type Outcome, skipped } from '../handler'
import { loadFile, type PipelineFile } from './loadFile'
import { publishFile } from './publishFile'
import { readBuildSize } from './readBuildSize'
import { refuseFile } from './refuseFile'
import { dropPreview, insertPreview, type StoredPreview, storePreview } from './storePreview'
import { withLocalCopy } from './withLocalCopy'

type Refused = Extract<TaskAnswer, { kind: 'refused' }>

/** Pixels of a listing's image, along each side. */
const PREVIEW_SIZE = 768

/** Writes the picture and publishes the listing, in one transaction. @returns whether no other run had done so */
const publish = (payload: Payload, { id: fileId }: PipelineFile, preview: StoredPreview): Promise<boolean> =>
  inTransaction(payload, async (tx) => {
    await actAsPipeline(tx)
    const file = await loadFile(tx, fileId, { lock: true })
    if (file?.status !== 'scanned' || !file.inspectedAt) return false
    const previewId = await insertPreview(tx, file, preview)
    await publishFile(payload, tx, file, previewId)
    return true
  })

/** A file that passed inspection, which keeps no blocks, but is refused by the reader. */
const refuse = (payload: Payload, fileId: string, { code, message }: Refused): Promise<Outcome> =>
  inTransaction(payload, async (tx) => {
    const file = await loadFile(tx, fileId, { lock: true })
    if (file?.status !== 'scanned') return skipped('another run was faster')
    await refuseFile(payload, tx, file, isRefusalReason(code) ? code : 'malformed', message)
    return 'done'
  })

/** Renders the build and publishes it: the last step of a file. */
export const renderPreview: Handler<FileQueue> = async ({ fileId }, { payload, signal }) => {
  const file = await loadFile(adapterOf(payload).drizzle, fileId)
  if (!file) return skipped('the file is gone')
  if (file.status !== 'scanned' || !file.inspectedAt) return skipped(`the file is ${file.status}`)
  const size = await readBuildSize(adapterOf(payload).drizzle, fileId)
  const answer = await withLocalCopy(contextOf(payload), file.key, signal, (path) =>
    runEngine(
      contextOf(payload),
      { kind: 'render', path, width: PREVIEW_SIZE, height: PREVIEW_SIZE },
      file.bytes,
      size,
    ),
  )
  if (answer.kind === 'refused') return refuse(payload, fileId, answer)
  if (answer.kind !== 'rendered') throw new Error('message' in answer ? answer.message : 'the build could not be drawn')
  const preview = await storePreview(contextOf(payload), answer.picture)
  if (await publish(payload, file, preview)) return 'done'
  await dropPreview(contextOf(payload), preview)
  return skipped('another run was faster')
}
