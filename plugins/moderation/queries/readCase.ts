import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { adapterOf, type Executor } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import { isUuid } from '@/core/database/isUuid'
import {
  type CaseDecision,
  type CaseKind,
  type CaseState,
  type CaseSubject,
  decisionsFor,
  KEPT_DAYS,
} from './caseKinds'
import { isTrusted } from './isTrusted'

export type CaseReport = {
  id: string
  reason: string
  text: string | null
  at: string
  /** Nothing of a visitor, and where the account is gone. */
  reporter: string | null
  isVisitor: boolean
  /** Of a visitor who wants to be asked back. */
  email: string | null
  status: string
  /** What was reported, as it was then. */
  snapshot: Record<string, unknown> | null
}
export type PastDecision = {
  caseId: string
  decision: string
  reason: string | null
  message: string | null
  note: string | null
  at: string
  by: string | null
  undoneAt: string | null
  undoneBy: string | null
  kind: CaseKind
  subject: string
  title: string
}
export type CaseBuild = {
  id: string
  slug: string
  title: string
  description: string | null
  status: string
  visibility: string
  awaitsApproval: boolean
  hidden: { reason: string | null; by: string | null; at: string } | null
  category: string | null
  tags: string[]
  picture: string | null
  pictures: string[]
  facts: Record<string, string | number | null>
  blocks: { id: string; count: number }[]
  safety: { kind: string; count: number; places: { position: number[]; id: string; detail?: string }[] }[]
  file: Record<string, string | number | null> | null
  counts: { likes: number; downloads: number; views: number; comments: number }
}
export type LookAlike = {
  id: string
  slug: string
  title: string
  owner: string
  likeness: number
  sameBytes: boolean
  picture: string | null
}
export type CaseOwner = {
  id: string
  username: string
  displayName: string
  role: string
  state: string
  joinedAt: string
  builds: number
  reports: number
  decidedAgainst: number
  trusted: boolean
}

/** All that is needed to decide a case. */
export type CaseDetails = {
  id: string
  kind: CaseKind
  kinds: CaseKind[]
  state: CaseState
  openedAt: string
  priority: number
  reportCount: number
  subject: { kind: CaseSubject; id: string; title: string }
  claim: { by: string; mine: boolean; until: string } | null
  gone: { at: string; until: string } | null
  details: Record<string, unknown>
  snapshot: Record<string, unknown> | null
  decisions: readonly CaseDecision[]
  build: CaseBuild | null
  comment: { id: string; body: string; removed: boolean; at: string; thread: string; build: string } | null
  profile: { username: string; displayName: string; bio: string | null; avatar: string | null; links: string[] } | null
  reports: CaseReport[]
  owner: CaseOwner | null
  /** Of this case, newest first; the one that holds has no `undoneAt`. */
  history: PastDecision[]
  /** Of others about the same person, newest first. */
  earlier: PastDecision[]
  lookAlikes: LookAlike[]
  /** Files that were reported and that their owner deleted since. */
  evidence: Evidence[]
  /** Ids of pictures of a reported build that went. */
  keptPictures: string[]
}
export type Evidence = { id: string; filename: string; bytes: number; keptAt: string }

/** Reports, decisions and similar builds that are shown. */
const SHOWN = 20
const LOOK_ALIKES = 6
/** Below this likeness, only proportions are alike. */
const ALIKE = 0.8
const MAX_DISTANCE = 34 * 15 * 0.5

const time = (column: string) => sql.raw(isoTime(column))

type Row = Omit<
  CaseDetails,
  | 'build'
  | 'comment'
  | 'profile'
  | 'reports'
  | 'owner'
  | 'history'
  | 'earlier'
  | 'lookAlikes'
  | 'decisions'
  | 'evidence'
  | 'keptPictures'
> & {
  schematicId: string | null
  commentId: string | null
  ownerId: string | null
}

async function readRow(db: Executor, id: string, moderatorId: string): Promise<Row | undefined> {
  const { rows } = await db.execute<Row>(sql`
    select c.id, c.kind, c.kinds, c.state, ${time('c.opened_at')} as "openedAt", c.priority,
      c.report_count as "reportCount", c.details, c.snapshot,
      json_build_object('kind', c.subject_kind, 'id', c.subject_id, 'title', coalesce(s.title, c.title)) as subject,
      case when c.claimed_until > now() and k.id is not null then
        json_build_object('by', k.username, 'mine', k.id = ${moderatorId}::uuid, 'until', ${time('c.claimed_until')}) end as claim,
      case when c.gone_at is not null then json_build_object('at', ${time('c.gone_at')},
        'until', ${sql.raw(isoTime(`(c.gone_at + interval '${KEPT_DAYS} days')`))}) end as gone,
      c.schematic_id as "schematicId", c.comment_id as "commentId", c.owner_id as "ownerId"
    from ${db.tables.moderationCases} c left join ${db.tables.profiles} k on k.id = c.claimed_by_id
      left join ${db.tables.schematics} s on s.id = c.schematic_id
    where c.id = ${id}`)
  return rows[0]
}

async function readBuild(db: Executor, id: string | null): Promise<CaseBuild | null> {
  if (!id) return null
  const { tables: t, context } = db
  const files = context.addresses.mediaFiles
  const { rows } = await db.execute<{ build: CaseBuild }>(sql`
    select json_build_object('id', s.id, 'slug', s.slug, 'title', s.title, 'description', s.description,
      'status', s.status, 'visibility', s.visibility, 'awaitsApproval', s.awaits_approval,
      'hidden', case when s.moderated_visibility is not null and not s.awaits_approval then json_build_object(
        'reason', s.moderation_reason, 'by', mp.username, 'at', ${time('s.moderated_at')}) end,
      'category', c.name,
      'tags', array(select g.name from ${t.schematicsRels} r join ${t.tags} g on g.id = r.${t.relsTag}
        where r.parent_id = s.id and r.path = 'tags' order by r."order"),
      'picture', ${files}::text || m.filename,
      'pictures', array(select ${files}::text || g.filename from ${t.schematicsRels} r join ${t.media} g on g.id = r.${t.relsMedia}
        where r.parent_id = s.id and r.path = 'gallery' order by r."order"),
      'facts', json_build_object('format', s.format, 'edition', s.edition, 'gameVersion', s.game_version,
        'width', s.width, 'height', s.height, 'length', s.length, 'blockCount', s.block_count),
      'blocks', coalesce((select json_agg(b) from (
        select b.key as id, b.value::bigint as count from jsonb_each_text(case jsonb_typeof(f.inspection -> 'blocks')
          when 'object' then f.inspection -> 'blocks' else '{}' end) b order by b.value::bigint desc limit 8) b), '[]'),
      'safety', coalesce(f.inspection -> 'safety', s.safety, '[]'::jsonb),
      'file', case when f.id is not null then json_build_object('id', f.id, 'filename', f.filename, 'bytes', f.filesize,
        'sha256', f.sha256, 'status', f.status, 'verdict', f.verdict, 'reason', f.reason, 'detail', f.reason_detail,
        'signature', f.signature, 'failedStep', f.failed_step, 'failure', f.failure) end,
      'counts', json_build_object('likes', s.like_count, 'downloads', s.download_count, 'views', s.view_count,
        'comments', s.comment_count)) as build
    from ${t.schematics} s left join ${t.schematicFiles} f on f.id = s.file_id left join ${t.media} m on m.id = s.preview_id
      left join ${t.categories} c on c.id = s.category_id left join ${t.profiles} mp on mp.id = s.moderated_by_id
    where s.id = ${id}`)
  return rows[0]?.build ?? null
}

async function readComment(db: Executor, id: string | null): Promise<CaseDetails['comment']> {
  if (!id) return null
  const { rows } = await db.execute<NonNullable<CaseDetails['comment']>>(sql`
    select c.id, c.body, coalesce(c.removed, false) as removed, ${time('c.created_at')} as at, s.title as build,
      '/schematics/' || s.slug || '?comment=' || c.id || '#comment-' || c.id as thread
    from ${db.tables.comments} c join ${db.tables.schematics} s on s.id = c.schematic_id where c.id = ${id}`)
  return rows[0] ?? null
}

async function readProfileOf(db: Executor, id: string): Promise<CaseDetails['profile']> {
  const { tables: t, context } = db
  const { rows } = await db.execute<NonNullable<CaseDetails['profile']>>(sql`
    select p.username, p.display_name as "displayName", p.bio, ${context.addresses.mediaFiles}::text || m.filename as avatar,
      array(select l.url from ${t.profilesLinks} l where l._parent_id = p.id order by l._order) as links
    from ${t.profiles} p left join ${t.media} m on m.id = p.avatar_id where p.id = ${id}`)
  return rows[0] ?? null
}

async function readReportsOf(db: Executor, caseId: string): Promise<CaseReport[]> {
  const { rows } = await db.execute<CaseReport>(sql`
    select r.id, r.reason, r.text, ${time('r.created_at')} as at, p.username as reporter,
      r.network is not null as "isVisitor", r.email, r.status, r.snapshot
    from ${db.tables.reports} r left join ${db.tables.profiles} p on p.id = r.reporter_id
    where r.case_id = ${caseId} order by r.created_at desc, r.id limit ${SHOWN}`)
  return rows
}

async function readOwner(db: Executor, id: string | null): Promise<CaseOwner | null> {
  if (!id) return null
  const { tables: t } = db
  const { rows } = await db.execute<Omit<CaseOwner, 'trusted'>>(sql`
    select p.id, p.username, p.display_name as "displayName", u.role, u.state, ${time('u.created_at')} as "joinedAt",
      (select count(*)::int from ${t.schematics} s where s.owner_id = p.id) as builds,
      (select coalesce(sum(report_count), 0)::int from ${t.moderationCases} c where c.owner_id = p.id) as reports,
      (select count(*)::int from ${t.moderationCases} c join ${t.moderationDecisions} d on d.case_id = c.id
        where c.owner_id = p.id and d.undone_at is null
          and d.decision in ('hide', 'refuse', 'remove', 'suspend', 'block_hash')) as "decidedAgainst"
    from ${t.profiles} p join ${t.users} u on u.id = p.id where p.id = ${id}`)
  const owner = rows[0]
  return owner ? { ...owner, trusted: await isTrusted(db, id) } : null
}

async function readDecisions(db: Executor, caseId: string, ownerId: string | null): Promise<PastDecision[]> {
  const { tables: t } = db
  const { rows } = await db.execute<PastDecision>(sql`
    select c.id as "caseId", d.decision, d.reason, d.message, d.note, ${time('d.decided_at')} as at, p.username as by,
      ${time('d.undone_at')} as "undoneAt", u.username as "undoneBy", c.kind, c.subject_kind as subject, c.title
    from ${t.moderationDecisions} d join ${t.moderationCases} c on c.id = d.case_id
      left join ${t.profiles} p on p.id = d.moderator_id left join ${t.profiles} u on u.id = d.undone_by_id
    where c.id = ${caseId} or (c.owner_id = ${ownerId}::uuid and d.decision not in ('gone', 'settled'))
    order by d.decided_at desc limit ${2 * SHOWN}`)
  return rows
}

/** Builds of the same bytes, and of nearly the same shape. */
async function readLookAlikes(db: Executor, id: string | null): Promise<LookAlike[]> {
  if (!id) return []
  const { tables: t, context } = db
  const { rows } = await db.execute<LookAlike>(sql`
    with own as (select h.shape, f.sha256 from ${t.schematics} s left join ${t.schematicShapes} h on h.schematic_id = s.id
        left join ${t.schematicFiles} f on f.id = s.file_id where s.id = ${id}),
      near as (
        select h.schematic_id as id, 1 - (h.shape <#> (select shape from own)) / ${MAX_DISTANCE}::float8 as likeness
        from ${t.schematicShapes} h where (select shape from own) is not null and h.schematic_id <> ${id}
        order by h.shape <#> (select shape from own) limit 24),
      same as (
        select f.schematic_id as id from ${t.schematicFiles} f join own on own.sha256 = f.sha256
        where f.schematic_id <> ${id} limit 24),
      alike as (
        select id, max(likeness) as likeness, bool_or(same) as same from (
          select id, likeness, false as same from near where likeness >= ${ALIKE}::float8
          union all select id, 1, true from same) each group by id)
    select s.id, s.slug, s.title, p.username as owner, round(a.likeness::numeric, 2)::float8 as likeness,
      a.same as "sameBytes", ${context.addresses.mediaFiles}::text || m.sizes_card_filename as picture
    from alike a join ${t.schematics} s on s.id = a.id join ${t.profiles} p on p.id = s.owner_id
      left join ${t.media} m on m.id = s.preview_id
    order by a.same desc, a.likeness desc, s.id limit ${LOOK_ALIKES}`)
  return rows
}

const endedStatuses: readonly unknown[] = ['stalled', 'refused']

/** Whether a decision makes sense of a build as it is now. */
function isPossible(decision: CaseDecision, build: CaseBuild | null): boolean {
  if (decision === 'retry') return endedStatuses.includes(build?.file?.status)
  return true
}

async function readEvidence(db: Executor, caseId: string): Promise<Evidence[]> {
  const { rows } = await db.execute<Evidence>(sql`
    select e.id, e.filename, o.bytes::float8 as bytes, ${time('e.kept_at')} as "keptAt"
    from ${db.tables.moderationEvidence} e join stored_objects o on o.id = e.object_id
    where e.case_id = ${caseId} order by e.kept_at desc, e.id limit ${SHOWN}`)
  return rows
}

async function readKeptPictures(db: Executor, caseId: string): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from ${db.tables.moderationPictures} where case_id = ${caseId} order by kept_at, id limit ${SHOWN}`)
  return rows.map(({ id }) => id)
}

/** A case with all that is needed to decide it; undefined where there is none. */
export async function readCase(payload: Payload, id: string, moderatorId: string): Promise<CaseDetails | undefined> {
  const db = adapterOf(payload).drizzle
  const row = isUuid(id) ? await readRow(db, id, moderatorId) : undefined
  if (!row) return undefined
  const { schematicId, commentId, ownerId, ...shown } = row
  const [build, comment, profile, reports, owner, decisions, lookAlikes, evidence, keptPictures] = await Promise.all([
    readBuild(db, schematicId),
    readComment(db, commentId),
    shown.subject.kind === 'profile' ? readProfileOf(db, shown.subject.id) : null,
    readReportsOf(db, id),
    readOwner(db, ownerId),
    readDecisions(db, id, ownerId),
    readLookAlikes(db, schematicId),
    readEvidence(db, id),
    readKeptPictures(db, id),
  ])
  return {
    ...shown,
    decisions: decisionsFor(shown.subject.kind, shown.kinds).filter((decision) => isPossible(decision, build)),
    build,
    comment,
    profile,
    reports,
    owner,
    history: decisions.filter(({ caseId }) => caseId === id),
    earlier: decisions.filter(({ caseId }) => caseId !== id).slice(0, SHOWN),
    lookAlikes,
    evidence,
    keptPictures,
  }
}
