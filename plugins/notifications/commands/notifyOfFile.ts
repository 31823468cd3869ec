import type { Executor } from '@/core/database/executor'
import type { RefusalReason } from '@/core/vocabulary'
import { notifyPeople } from './notifyPeople'

type File = { schematicId: string; ownerId: string }

/** Tells an owner that their build is published. */
export const noticePublished = (tx: Executor, { schematicId, ownerId }: File): Promise<void> =>
  notifyPeople(tx, { kind: 'published', group: `published:${schematicId}`, recipients: [ownerId], schematicId })

/** Tells an owner that a file of theirs was refused; the mail of it is the pipeline's. */
export const noticeRefused = (tx: Executor, { schematicId, ownerId }: File, reason: RefusalReason): Promise<void> =>
  notifyPeople(tx, {
    kind: 'refused',
    group: `refused:${schematicId}`,
    recipients: [ownerId],
    schematicId,
    data: { reason },
  })
