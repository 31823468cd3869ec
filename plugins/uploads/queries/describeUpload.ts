import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import {
  bytesOfPart,
  countParts,
  noSuchUpload,
  type OpenUpload,
  type UploadState,
  unfinishedOf,
} from '../commands/openUpload'
import type { PublishedSchematic } from '../commands/publishSchematic'
import type { Replacement } from '../commands/replaceFile'
import { readPublished } from './readPublished'

/** Links made in one answer; clients with more parts to send ask again. */
const MAX_LINKS = 64

type UploadPart = {
  number: number
  bytes: number
  received: boolean
  /** Where to PUT it directly, if the storage allows that. */
  url?: string
}

export type UploadAnswer = {
  id: string
  filename: string
  bytes: number
  sha256: string | null
  partBytes: number
  state: UploadState
  receivedBytes: number
  expiresAt: string
  parts: UploadPart[]
  /** The result, once finished. */
  doc?: PublishedSchematic | Replacement
}

/** An upload as a client needs it to resume: which parts are there, and where to send the others. */
export async function describeUpload(payload: Payload, upload: OpenUpload): Promise<UploadAnswer> {
  const { parts: store } = contextOf(payload).stores
  const unfinished = unfinishedOf(upload)
  const there = upload.state === 'open' ? unfinished && (await store.list(unfinished)) : undefined
  if (upload.state === 'open' && !there) throw noSuchUpload()
  const parts: UploadPart[] = Array.from({ length: countParts(upload) }, (_, index) => {
    const number = index + 1
    const bytes = bytesOfPart(upload, number)
    return { number, bytes, received: upload.state !== 'open' || there?.get(number) === bytes }
  })
  const missing = parts.filter(({ received }) => !received)
  if (store.sign && unfinished)
    for (const part of missing.slice(0, MAX_LINKS)) part.url = await store.sign(unfinished, part)
  const doc = await readPublished(payload, upload)
  const { id, filename, bytes, sha256, partBytes, state, expiresAt } = upload
  const receivedBytes = bytes - missing.reduce((sum, part) => sum + part.bytes, 0)
  return {
    id,
    filename,
    bytes,
    sha256,
    partBytes,
    state,
    receivedBytes,
    expiresAt,
    parts,
    ...(doc && { doc }),
  }
}
