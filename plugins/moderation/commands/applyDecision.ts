import { restartFile } from '@jobs/restartFile'
import { sql } from '@payloadcms/db-postgres'
import { announceBuild } from '@plugins/notifications/commands/announceBuild'
import { decideAppeal } from '@plugins/standing/commands/appeal'
import { liftSuspension, suspendUser } from '@plugins/standing/commands/suspendUser'
import { recordAudit } from '@/core/audit/recordAudit'
import type { Executor } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import type { Visibility } from '@/core/vocabulary'
import { type CaseDecision, decisionsFor } from '../queries/caseKinds'
import { blockFile, unblockFile } from './blockFile'
import type { Decider } from './decideCase'
import type { LockedCase } from './lockCase'
import { lockVisibility, moderateVisibility } from './moderateVisibility'

/** What there was before a decision, so that it can be taken back. */
export type Before = {
  build?: { moderated: Visibility | null; reason: string | null; by: string | null; awaited: boolean }
  comment?: { removed: boolean }
  profile?: { displayName: string; bio: string | null; avatar: string | null; links: Link[] }
  /** Whether the person was active before they were suspended. */
  suspension?: { wasActive: boolean }
  /** Ids of the reports that were closed. */
  reports?: string[]
}
type Link = { id: string; label: string; url: string; order: number }

/** @property words the reason, in the language of who reads it */
export type Deciding = { decision: CaseDecision; by: Decider; words: string | null; suspendedDays: number | null }

const DAY_MS = 24 * 3600 * 1000

const hiding: readonly CaseDecision[] = ['hide', 'refuse', 'remove', 'suspend', 'block_hash']

const cannot = (message: string) => new ShopError(409, 'cannot_decide', message)

type BuildState = { moderated: Visibility | null; reason: string | null; by: string | null; awaited: boolean }

async function readBuildState(tx: Executor, id: string): Promise<BuildState | undefined> {
  const { rows } = await tx.execute<BuildState>(sql`
    select moderated_visibility as moderated, moderation_reason as reason, moderated_by_id as by, awaits_approval as awaited
    from ${tx.tables.schematics} where id = ${id}`)
  return rows[0]
}

/** Blocks the file of a case: that of the build as it is, or as it was reported. */
async function block(tx: Executor, found: LockedCase, { by, words }: Deciding): Promise<void> {
  const { rows } = await tx.execute<{ sha256: string | null }>(sql`
    select coalesce(
      (select sha256 from ${tx.tables.schematicFiles} where id = ${found.fileId}::uuid),
      (select f.sha256 from ${tx.tables.schematics} s join ${tx.tables.schematicFiles} f on f.id = s.file_id
        where s.id = ${found.schematicId}::uuid),
      (select snapshot -> 'file' ->> 'sha256' from ${tx.tables.moderationCases} where id = ${found.id})) as sha256`)
  const sha256 = rows[0]?.sha256
  if (!sha256) throw cannot('There is no file left to block.')
  const { id: caseId, schematicId, title } = found
  await blockFile(tx, { sha256, schematicId, caseId, title, moderatorId: by.id, reason: words })
  await recordAudit(tx, by.source, { action: 'file.blocked', target: { kind: 'file', id: sha256, name: title } })
}

/** Hides a build, publishes one that waited, or has its file processed again. */
async function decideBuild(tx: Executor, found: LockedCase, deciding: Deciding): Promise<Before> {
  const { decision, by, words } = deciding
  const moderatorId = by.id
  const id = found.schematicId
  const before = id ? await readBuildState(tx, id) : undefined
  if (decision === 'block_hash') await block(tx, found, deciding)
  if (!id || !before) {
    if (decision === 'approve' || decision === 'retry' || decision === 'ask_for_change')
      throw cannot('The build is gone. Dismiss the case, or act on the person.')
    return {}
  }
  if (decision === 'retry') {
    const outcome = found.fileId ? await restartFile(tx, found.fileId) : 'missing'
    if (outcome !== 'restarted') throw cannot('Only stalled and refused files can be retried.')
  }
  if (hiding.includes(decision))
    await moderateVisibility(tx, 'schematics', id, { visibility: 'private', moderatorId, reason: words })
  if (decision === 'approve' && before.awaited) {
    await tx.execute(sql`update ${tx.tables.schematics} set awaits_approval = false where id = ${id}`)
    if (before.by === null)
      await moderateVisibility(tx, 'schematics', id, { visibility: 'public', moderatorId, reason: null })
    const after = await lockVisibility(tx, 'schematics', id)
    if (after?.visibility === 'public') await announceBuild(tx, id)
  } else if (before.awaited && decision !== 'ask_for_change' && decision !== 'retry')
    await tx.execute(sql`update ${tx.tables.schematics} set awaits_approval = false where id = ${id}`)
  return { build: before }
}

async function decideComment(tx: Executor, { commentId }: LockedCase, { decision }: Deciding): Promise<Before> {
  if (!hiding.includes(decision) || !commentId) return {}
  const { rows } = await tx.execute<{ removed: boolean }>(sql`
    select coalesce(removed, false) as removed from ${tx.tables.comments} where id = ${commentId}`)
  const before = rows[0]
  if (!before) return {}
  if (!before.removed)
    await tx.execute(sql`update ${tx.tables.comments} set removed = true, updated_at = now() where id = ${commentId}`)
  return { comment: before }
}

/** Empties what a person says of themselves; the name by which they are found stays. */
async function decideProfile(tx: Executor, { subjectId }: LockedCase, { decision }: Deciding): Promise<Before> {
  if (decision !== 'hide') return {}
  const { rows } = await tx.execute<NonNullable<Before['profile']>>(sql`
    select p.display_name as "displayName", p.bio, p.avatar_id as avatar,
      coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'label', l.label, 'url', l.url, 'order', l._order))
        from ${tx.tables.profilesLinks} l where l._parent_id = p.id), '[]') as links
    from ${tx.tables.profiles} p where p.id = ${subjectId} for no key update`)
  const before = rows[0]
  if (!before) return {}
  await tx.execute(sql`delete from ${tx.tables.profilesLinks} where _parent_id = ${subjectId}`)
  await tx.execute(sql`
    update ${tx.tables.profiles} set display_name = username, bio = null, avatar_id = null, updated_at = now()
    where id = ${subjectId}`)
  return { profile: before }
}

/** Suspends the person; what they published stays, but for what the case is about. */
async function suspend(
  tx: Executor,
  { ownerId, title }: LockedCase,
  { by, words, suspendedDays }: Deciding,
): Promise<{ wasActive: boolean }> {
  if (!ownerId) throw cannot('The account is gone. Choose another decision.')
  const { rows } = await tx.execute<{ state: string }>(
    sql`select state from ${tx.tables.users} where id = ${ownerId} for update`,
  )
  const until = suspendedDays === null ? null : new Date(Date.now() + suspendedDays * DAY_MS)
  await suspendUser(tx, by.source, by, { userId: ownerId, until, reason: words ?? title, hideContent: false })
  return { wasActive: rows[0]?.state === 'active' }
}

/** Answers an appeal against a suspension. */
async function answerAppeal(
  tx: Executor,
  { subjectId }: LockedCase,
  { decision, by, words }: Deciding,
): Promise<Before> {
  await tx.execute(sql`select set_config('shop.decides_case', 'yes', true)`)
  await decideAppeal(tx, by.source, by, {
    appealId: subjectId,
    decision: decision === 'approve' ? 'accepted' : 'rejected',
    answer: words,
  })
  return {}
}

/**
 * Does what a moderator decided, in the transaction that records it.
 * @returns what there was before
 * @throws ShopError `cannot_decide` where this cannot be decided of it
 */
export async function applyDecision(tx: Executor, found: LockedCase, deciding: Deciding): Promise<Before> {
  const decisions = decisionsFor(found.subjectKind, found.kinds)
  if (!decisions.includes(deciding.decision))
    throw cannot(`This can’t be decided here. Choose one of ${decisions.join(', ')}.`)
  const before = await decideSubject(tx, found, deciding)
  return deciding.decision === 'suspend' ? { ...before, suspension: await suspend(tx, found, deciding) } : before
}

function decideSubject(tx: Executor, found: LockedCase, deciding: Deciding): Promise<Before> | Before {
  switch (found.subjectKind) {
    case 'schematic':
      return decideBuild(tx, found, deciding)
    case 'comment':
      return decideComment(tx, found, deciding)
    case 'profile':
      return decideProfile(tx, found, deciding)
    case 'appeal':
      return answerAppeal(tx, found, deciding)
    default:
      return {}
  }
}

/** Makes it as it was before a decision, except where a later one holds. */
export async function revertDecision(tx: Executor, found: LockedCase, before: Before, by: Decider): Promise<void> {
  if (before.suspension?.wasActive && found.ownerId) await liftSuspension(tx, by.source, by, { userId: found.ownerId })
  await unblockFile(tx, { caseId: found.id })
  if (before.build && found.schematicId) {
    const { moderated, reason, by, awaited } = before.build
    const waits = awaited ? sql`true` : sql`awaits_approval`
    await tx.execute(sql`update ${tx.tables.schematics} set awaits_approval = ${waits} where id = ${found.schematicId}`)
    await moderateVisibility(tx, 'schematics', found.schematicId, {
      visibility: moderated ?? 'public',
      moderatorId: by,
      reason,
    })
  }
  if (before.comment && !before.comment.removed && found.commentId)
    await tx.execute(sql`
      update ${tx.tables.comments} set removed = false, updated_at = now() where id = ${found.commentId}`)
  if (before.profile) {
    const { displayName, bio, avatar, links } = before.profile
    // What its owner wrote since stays.
    await tx.execute(sql`
      update ${tx.tables.profiles} p set bio = coalesce(bio, ${bio}),
        display_name = case when display_name = username then ${displayName} else display_name end,
        avatar_id = coalesce(avatar_id, (select id from ${tx.tables.media} where id = ${avatar}::uuid)), updated_at = now()
      where id = ${found.subjectId}`)
    await tx.execute(sql`
      insert into ${tx.tables.profilesLinks} (id, _parent_id, _order, label, url)
      select x.id, ${found.subjectId}::uuid, x."order", x.label, x.url
      from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) x (id text, label text, url text, "order" int)
      where not exists (select 1 from ${tx.tables.profilesLinks} where _parent_id = ${found.subjectId}::uuid)`)
  }
}
