import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import type { CaseDecision, CaseKind, CaseState, CaseSubject } from '../queries/caseKinds'

export type LockedCase = {
  id: string
  kind: CaseKind
  kinds: CaseKind[]
  subjectKind: CaseSubject
  subjectId: string
  schematicId: string | null
  fileId: string | null
  commentId: string | null
  ownerId: string | null
  title: string
  state: CaseState
  claimedBy: string | null
  claimedByName: string | null
  claimedUntil: string | null
  isClaimed: boolean
  details: Record<string, unknown>
}

/** The decision that holds of a case. */
export type HeldDecision = {
  id: string
  decision: CaseDecision | 'gone' | 'settled'
  reason: string | null
  moderatorId: string | null
  moderator: string | null
  at: string
  before: Record<string, unknown>
}

const time = (column: string) => sql.raw(isoTime(column))

export const noSuchCase = () => new ShopError(404, 'not_found', 'This case doesn’t exist.')

/**
 * A case, locked until the transaction ends, after the build that it is about: builds are locked before all else.
 * @throws ShopError `not_found`
 */
export async function lockCase(tx: Executor, id: string): Promise<LockedCase> {
  if (!isUuid(id)) throw noSuchCase()
  await tx.execute(sql`
    select 1 from ${tx.tables.schematics} where id in (
      select coalesce(m.schematic_id, c.schematic_id) from ${tx.tables.moderationCases} m
        left join ${tx.tables.comments} c on c.id = m.comment_id where m.id = ${id}) for update`)
  const { rows } = await tx.execute<LockedCase>(sql`
    select c.id, c.kind, c.kinds, c.subject_kind as "subjectKind", c.subject_id as "subjectId",
      c.schematic_id as "schematicId", c.file_id as "fileId", c.comment_id as "commentId", c.owner_id as "ownerId",
      c.title, c.state, c.claimed_by_id as "claimedBy", c.details,
      (select username from ${tx.tables.profiles} where id = c.claimed_by_id) as "claimedByName",
      ${time('c.claimed_until')} as "claimedUntil",
      coalesce(c.claimed_until > now() and c.claimed_by_id is not null, false) as "isClaimed"
    from ${tx.tables.moderationCases} c where c.id = ${id} for update of c`)
  const found = rows[0]
  if (!found) throw noSuchCase()
  return found
}

export async function readHeldDecision(tx: Executor, caseId: string): Promise<HeldDecision | undefined> {
  const { rows } = await tx.execute<HeldDecision>(sql`
    select d.id, d.decision, d.reason, d.moderator_id as "moderatorId", p.username as moderator,
      ${time('d.decided_at')} as at, d.before
    from ${tx.tables.moderationDecisions} d left join ${tx.tables.profiles} p on p.id = d.moderator_id
    where d.case_id = ${caseId} and d.undone_at is null`)
  return rows[0]
}

/** The error for a case that has been decided meanwhile: who did, what and when. */
export const alreadyDecided = (held: HeldDecision | undefined): ShopError =>
  new ShopError(
    409,
    'already_decided',
    held?.moderator
      ? `${held.moderator} has already decided this. Go on with the next case.`
      : 'This has already been decided. Go on with the next case.',
    { decision: held?.decision, decidedBy: held?.moderator ?? null, decidedAt: held?.at },
  )

/** The error for a case that another moderator is looking at. */
export const caseClaimed = ({ claimedByName, claimedUntil }: LockedCase): ShopError =>
  new ShopError(
    409,
    'case_claimed',
    `${claimedByName ?? 'Another moderator'} is looking at this. Go on with the next case, or take it over.`,
    { claimedBy: claimedByName, claimedUntil },
  )
