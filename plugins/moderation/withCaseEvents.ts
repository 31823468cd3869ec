import { sql } from '@payloadcms/db-postgres'
import type { Config } from 'payload'
import type { Executor } from '@/core/database/executor'
import { type ShopEvents, withEvents } from '@/core/events/events'
import type { ReportKind, ReportReason } from '@/core/vocabulary'
import { compareWithBlocked } from './commands/blockFile'
import { openCase } from './commands/openCase'
import { reviewPublished } from './commands/reviewPublished'
import type { CaseKind } from './queries/caseKinds'

type Reported = {
  kind: ReportKind
  reason: ReportReason
  schematicId: string | null
  commentId: string | null
  profileId: string | null
  ownerId: string | null
  snapshot: { title?: string; body?: string; username?: string } | null
}

/** What harms players is looked at before other reports. */
const URGENT_REPORT = 15

async function openReport(tx: Executor, { reportId }: ShopEvents['reported']): Promise<void> {
  const { rows } = await tx.execute<Reported>(sql`
    select r.kind, r.reason, r.schematic_id as "schematicId", r.comment_id as "commentId", r.profile_id as "profileId",
      coalesce(s.owner_id, c.author_id, r.profile_id) as "ownerId", r.snapshot
    from ${tx.tables.reports} r left join ${tx.tables.schematics} s on s.id = r.schematic_id
      left join ${tx.tables.comments} c on c.id = r.comment_id
    where r.id = ${reportId}`)
  const report = rows[0]
  const id = report?.schematicId ?? report?.commentId ?? report?.profileId
  if (!report || !id) return
  const { kind, snapshot } = report
  const caseId = await openCase(tx, {
    kind: 'report',
    subject: { kind, id },
    schematicId: report.schematicId,
    commentId: report.commentId,
    ownerId: report.ownerId,
    title: snapshot?.title ?? snapshot?.body ?? snapshot?.username ?? '',
    snapshot,
    urgency: report.reason === 'harmful_file' ? URGENT_REPORT : 0,
  })
  await tx.execute(sql`update ${tx.tables.reports} set case_id = ${caseId} where id = ${reportId}`)
}

/** Of a file that did not get through, what a moderator can do something about. */
async function openFile(tx: Executor, { schematicId, fileId, ownerId }: ShopEvents['refused']): Promise<void> {
  const { rows } = await tx.execute<{ title: string; reason: string | null; status: string }>(sql`
    select s.title, f.reason, f.status from ${tx.tables.schematicFiles} f
      join ${tx.tables.schematics} s on s.id = f.schematic_id where f.id = ${fileId}`)
  const file = rows[0]
  const kinds: Record<string, CaseKind> = { infected: 'infected', unscannable: 'unscannable' }
  const kind = file?.status === 'stalled' ? 'stalled' : kinds[file?.reason ?? '']
  if (!file || !kind) return
  await openCase(tx, {
    kind,
    subject: { kind: 'schematic', id: schematicId },
    schematicId,
    fileId,
    ownerId,
    title: file.title,
  })
}

/** What a suspended person says against it. */
async function openAppeal(tx: Executor, { appealId, userId }: ShopEvents['appealed']): Promise<void> {
  const { rows } = await tx.execute<{ text: string; name: string | null }>(sql`
    select a.text, p.username as name from ${tx.tables.appeals} a left join ${tx.tables.profiles} p on p.id = a.user_id
    where a.id = ${appealId}`)
  const appeal = rows[0]
  if (!appeal) return
  await openCase(tx, {
    kind: 'appeal',
    subject: { kind: 'appeal', id: appealId },
    ownerId: userId,
    title: appeal.name ?? '',
    details: { text: appeal.text },
  })
}

/** Ends a moderator's digests until they choose them again. */
async function endDigest(tx: Executor, { userId }: ShopEvents['digestDeclined']): Promise<void> {
  await tx.execute(sql`
    insert into ${tx.tables.moderationAlerts} (user_id, every)
    select id, 'never' from ${tx.tables.users} where id = ${userId}
    on conflict (user_id) do update set every = excluded.every`)
}

/** Puts into the queue what happens that a moderator should see, and ends digests that they do not want. */
export const withCaseEvents = (config: Config): Config =>
  withEvents(config, {
    published: reviewPublished,
    described: compareWithBlocked,
    refused: openFile,
    stalled: openFile,
    reported: openReport,
    appealed: openAppeal,
    digestDeclined: endDigest,
  })
