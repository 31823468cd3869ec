import type { Visibility } from '@/core/vocabulary'
import type { Problem } from '../../ui/readProblem'
import type { FileFacts, FilePicture } from '../filePreview'

/** What a builder says of a build. */
export type Draft = {
  title: string
  description: string
  category: string
  /** As typed, with commas between. */
  tags: string
  visibility: Visibility
}

/**
 * `draft`: being filled in; `waiting`: to be sent; `sending`; `offline`: the line is lost and will be tried again; `finishing`: the
 * file is across and its listing is being written; `sent`.
 */
export type Phase = 'draft' | 'waiting' | 'sending' | 'offline' | 'finishing' | 'sent'

/** A file on the upload page, from its being chosen until its build is published. */
export type Item = {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly lastModified: number
  /** Absent where the page was loaded anew and the browser has not kept the file: it is to be chosen again. */
  readonly file?: File
  /** Lower-case hexadecimal; absent where the browser could not say. */
  readonly sha256?: string
  readonly isPreviewing: boolean
  /** This browser could not open it, which says nothing against it. */
  readonly isUnreadable?: boolean
  readonly facts?: FileFacts
  readonly picture?: FilePicture
  readonly draft: Draft
  /** What the builder has typed, which nothing found in the file may change. */
  readonly touched: readonly (keyof Draft)[]
  readonly problems: readonly Problem[]
  readonly phase: Phase
  /** Bytes that are across. */
  readonly sentBytes: number
  /** Bytes a second. */
  readonly speed?: number
  /** Of the upload in parts. */
  readonly uploadId?: string
  readonly doc?: { id: string; slug: string }
}

/** What speaks against the bytes of a file: nothing that is typed beside it would help. */
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
