import type { Executor } from '@/core/database/executor'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import type { Decision } from '../queries/kinds'
import { notifyUsers } from './notifyUsers'

/** Of a comment that was decided about, as much as a title has: enough to know it by. */
const MAX_SUBJECT_CHARACTERS = MAX_CHARACTERS.title

type Decided = {
  decision: Decision
  /** Whose it is; and who decided, whose name is not told. */
  recipientId: string
  moderatorId: string
  /** The title, or how the comment begins. */
  subject: string
  /** Where there is still something to look at. */
  schematicId?: string
  /** As the moderator put it. */
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
