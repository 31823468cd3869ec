import type { Visibility } from '@/core/vocabulary'
import type { Problem } from '../../ui/readProblem'
import type { FileFacts, FilePicture } from '../filePreview'

/** What a builder says of a build. */
export type Draft = {
  title: string
  description: string
  category: string
  /** As typed, separated by commas. */
  tags: string
  visibility: Visibility
}

/**
 * `draft`: being filled in; `waiting`: queued; `sending`; `offline`: connection lost, will retry; `finishing`:
 * uploaded, the listing is being created; `sent`.
 */
export type Phase = 'draft' | 'waiting' | 'sending' | 'offline' | 'finishing' | 'sent'

/** A file on the upload page, from selection until its build is published. */
export type Item = {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly lastModified: number
  /** Absent after a reload if the browser did not store the file: the user must choose it again. */
  readonly file?: File
  /** Lower-case hexadecimal; absent if the browser could not compute it. */
  readonly sha256?: string
  readonly isPreviewing: boolean
  /** This browser could not read it; the server may still. */
  readonly isUnreadable?: boolean
  readonly facts?: FileFacts
  readonly picture?: FilePicture
  readonly draft: Draft
  /** Fields that the user edited, which are not prefilled. */
  readonly touched: readonly (keyof Draft)[]
  readonly problems: readonly Problem[]
  readonly phase: Phase
  /** Bytes sent. */
  readonly sentBytes: number
  /** Bytes per second. */
  readonly speed?: number
  /** Id of the multipart upload. */
  readonly uploadId?: string
  readonly doc?: { id: string; slug: string }
}

/** Problems of the file itself, which no edit of its details can fix. */
const permanentProblems = new Set([
  'empty_file',
  'file_too_large',
  'not_a_schematic',
  'malformed',
  'limits_exceeded',
  'unsupported_version',
  'duplicate_file',
  'invalid_name',
])

export const isPermanentProblem = ({ code }: Problem): boolean => code !== undefined && permanentProblems.has(code)
export const hasPermanentProblem = ({ problems }: Pick<Item, 'problems'>): boolean => problems.some(isPermanentProblem)
export const isUnderWay = ({ phase }: Item): boolean =>
  phase === 'waiting' || phase === 'sending' || phase === 'offline' || phase === 'finishing'
export const isReady = (item: Item): boolean =>
  item.phase === 'draft' && item.file !== undefined && !hasPermanentProblem(item)
