import { enqueue } from '@jobs/enqueue'
import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import { moderationQueues } from '../jobs/queues'
import { type CaseKind, type CaseSubject, casePriorities } from '../queries/caseKinds'
import { moderationOptions } from '../types'

export type NewCase = {
  kind: CaseKind
  subject: { kind: CaseSubject; id: string }
  schematicId?: string | null
  fileId?: string | null
  commentId?: string | null
  ownerId?: string | null
  /** What it is called, as moderators see it in the list. */
  title: string
  /** What was reported, as it was. */
  snapshot?: unknown
  /** What else whoever opens it knows, as the text of an appeal. Small, and nothing secret. */
  details?: Record<string, unknown>
  /** Added to the urgency of its kind. */
  urgency?: number
}

const MAX_TITLE_CHARACTERS = 200
/** Each further report makes a case more urgent, up to less than what is above it. */
const PER_REPORT = 5
const MAX_REPORTED = 79

/**
 * Puts something into the moderators' queue: in a case of its own, or in the one that is open of it already.
 * @param tx the transaction of what opens it
 * @returns the case
 */
export async function openCase(tx: Executor, opened: NewCase): Promise<string> {
  const { kind, subject, schematicId = null, fileId = null, commentId = null, ownerId = null } = opened
  const { title, snapshot = null, details = {}, urgency = 0 } = opened
  const priority = casePriorities[kind] + urgency
  const reports = kind === 'report' ? 1 : 0
  const { rows } = await tx.execute<{ id: string; fresh: boolean }>(sql`
    insert into ${tx.tables.moderationCases} as c (kind, kinds, subject_kind, subject_id, schematic_id, file_id, comment_id,
      owner_id, owner_name, title, snapshot, details, priority, report_count)
    select ${kind}, array[${kind}], ${subject.kind}, ${subject.id}::uuid, ${schematicId}::uuid, ${fileId}::uuid,
      ${commentId}::uuid, ${ownerId}::uuid, (select username from ${tx.tables.profiles} where id = ${ownerId}::uuid),
      ${Array.from(title).slice(0, MAX_TITLE_CHARACTERS).join('')},
      ${snapshot === null ? null : JSON.stringify(snapshot)}::jsonb, ${JSON.stringify(details)}::jsonb, ${priority}::int,
      ${reports}::int
    on conflict (subject_kind, subject_id) where state = 'open' do update set
      kind = case when excluded.priority > c.priority then excluded.kind else c.kind end,
      kinds = case when excluded.kind = any (c.kinds) then c.kinds else c.kinds || excluded.kinds end,
      priority = greatest(c.priority, excluded.priority, case when excluded.kind = 'report'
        then least(${casePriorities.report}::int + ${PER_REPORT}::int * c.report_count, ${MAX_REPORTED}::int) end),
      report_count = c.report_count + excluded.report_count,
      file_id = coalesce(excluded.file_id, c.file_id),
      snapshot = coalesce(c.snapshot, excluded.snapshot), details = c.details || excluded.details, updated_at = now()
    returning id, xmax = 0 as fresh`)
  const found = rows[0]
  if (!found) throw new Error('a case was neither opened nor found')
  if (found.fresh && moderationOptions.of(tx.context).webhookUrl)
    await enqueue(tx, moderationQueues.moderationWebhook, { caseId: found.id })
  return found.id
}

/**
 * Closes the open case of something where its reason has gone by itself, as a stalled file that was processed after
 * all. A case with other reasons stays.
 */
export async function settleCase(tx: Executor, subjectId: string, kinds: readonly CaseKind[]): Promise<void> {
  const settled = sql`array(select jsonb_array_elements_text(${JSON.stringify(kinds)}::jsonb))`
  await tx.execute(sql`
    with closed as (
      update ${tx.tables.moderationCases} set state = 'decided', decided_at = now(), updated_at = now(),
        claimed_by_id = null, claimed_until = null
      where subject_id = ${subjectId} and state = 'open' and kinds <@ ${settled}
      returning id
    )
    insert into ${tx.tables.moderationDecisions} (case_id, decision) select id, 'settled' from closed`)
}
