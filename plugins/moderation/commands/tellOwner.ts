import { notifyOfDecision } from '@plugins/notifications/commands/notifyOfDecision'
import type { Decision as Told } from '@plugins/notifications/queries/kinds'
import type { Executor } from '@/core/database/executor'
import type { CaseDecision } from '../queries/caseKinds'
import type { Before, Deciding } from './applyDecision'
import type { LockedCase } from './lockCase'

/** What the owner of a build is told of each decision; nothing where nothing changes for them. */
const ofBuilds: Partial<Record<CaseDecision, Told>> = {
  hide: 'build-hidden',
  refuse: 'build-refused',
  ask_for_change: 'build-change',
  remove: 'build-removed',
  block_hash: 'build-removed',
  suspend: 'build-hidden',
}

function decisionTold(found: LockedCase, decision: CaseDecision, before: Before): Told | undefined {
  if (found.subjectKind === 'schematic') {
    if (decision === 'approve') return before.build?.awaited ? 'build-approved' : undefined
    return found.schematicId || decision === 'remove' ? ofBuilds[decision] : undefined
  }
  if (found.subjectKind === 'comment') return before.comment?.removed === false ? 'comment-removed' : undefined
  if (found.subjectKind === 'profile') {
    if (decision === 'hide') return 'profile-cleared'
    return decision === 'ask_for_change' ? 'profile-change' : undefined
  }
  return undefined
}

/** Tells the person what was decided, and why, on the site and by email. */
export async function tellOwner(
  tx: Executor,
  found: LockedCase,
  { decision, by, words, before }: Deciding & { before: Before },
): Promise<void> {
  const told = decisionTold(found, decision, before)
  if (!told || !found.ownerId) return
  await notifyOfDecision(tx, {
    decision: told,
    recipientId: found.ownerId,
    moderatorId: by.id,
    subject: found.title,
    ...(found.schematicId && { schematicId: found.schematicId }),
    reason: words,
  })
}

/** Tells them that it was taken back. */
export async function tellUndone(tx: Executor, found: LockedCase, before: Before, moderatorId: string): Promise<void> {
  const told: Told | undefined =
    before.build && before.build.moderated === null
      ? 'build-restored'
      : before.comment?.removed === false
        ? 'comment-restored'
        : before.profile
          ? 'profile-restored'
          : undefined
  if (!told || !found.ownerId) return
  await notifyOfDecision(tx, {
    decision: told,
    recipientId: found.ownerId,
    moderatorId,
    subject: found.title,
    ...(found.schematicId && { schematicId: found.schematicId }),
  })
}
