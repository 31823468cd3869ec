import { randomBytes } from 'node:crypto'
import { hashFile } from '@jobs/handlers/hashFile'
import { inspectFile } from '@jobs/handlers/inspectFile'
import { renderPreview } from '@jobs/handlers/renderPreview'
import { scanFile } from '@jobs/handlers/scanFile'
import type { Payload } from 'payload'
import type { Visibility } from '@/core/vocabulary'
import { makeBuild } from './builds'
import { addUpload } from './ownShop'

/** Takes a file its whole way, in a test that mocks the pool of the engine. */
export async function walkFile(payload: Payload, fileId: string): Promise<void> {
  const context = { payload, signal: new AbortController().signal }
  for (const handler of [hashFile, scanFile, inspectFile, renderPreview]) await handler({ fileId }, context)
}

/** A build that has come its whole way. */
export async function addBuild(
  payload: Payload,
  ownerId: string,
  visibility: Visibility = 'public',
  title = 'A build',
  bytes = makeBuild({ name: randomBytes(6).toString('hex') }),
) {
  const { id, slug, file } = await addUpload(payload, ownerId, bytes, { visibility, title })
  await walkFile(payload, file.id)
  return { id, slug, fileId: file.id }
}
