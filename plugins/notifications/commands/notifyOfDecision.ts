import type { Executor } from '@/core/database/executor'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import type { Decision } from '../queries/kinds'
import { notifyUsers } from './notifyUsers'

/** The beginning of a moderated comment, at the length of a title. */
const MAX_SUBJECT_CHARACTERS = MAX_CHARACTERS.title

type Decided = {
  decision: Decision
  /** The owner, and the moderator, whose name is not shown. */
  recipientId: string
  moderatorId: string
  /** The title, or how the comment begins. */
  subject: string
  /** Where the build still exists. */
  schematicId?: string
  /** In the moderator's words. */
  reason?: string | null
}

/** Notifies an owner of a moderator's decision. */
export async function notifyOfDecision(
  tx: Executor,
  { decision, recipientId, moderatorId, subject, schematicId, reason }: Decided,
): Promise<void> {
  if (recipientId === moderatorId) return
  await notifyUsers(tx, {
    kind: 'moderation',
    group: `moderation:${decision}:${schematicId ?? subject.slice(0, MAX_SUBJECT_CHARACTERS)}`,
    recipients: [recipientId],
    schematicId,
    data: {
      decision,
      subject: Array.from(subject).slice(0, MAX_SUBJECT_CHARACTERS).join(''),
      ...(reason && { reason }),
    },
  })
}
