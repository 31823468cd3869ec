import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { recordAudit } from '@/core/audit/recordAudit'
import { type Executor, inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { type Before, revertDecision } from './applyDecision'
import type { Decider } from './decideCase'
import { type HeldDecision, type LockedCase, lockCase, readHeldDecision } from './lockCase'
import { tellUndone } from './tellOwner'

const cannot = (message: string) => new ShopError(409, 'cannot_undo', message)

/** Whether a later decision about the same thing holds, which this one must not undo. */
async function isOverruled(tx: Executor, found: LockedCase, { id }: HeldDecision): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select 1 from ${tx.tables.moderationDecisions} d join ${tx.tables.moderationCases} c on c.id = d.case_id
    where c.subject_id = ${found.subjectId} and d.undone_at is null and d.id <> ${id}
      and d.decision not in ('gone', 'settled')
      and d.decided_at > (select decided_at from ${tx.tables.moderationDecisions} where id = ${id}) limit 1`)
  return rows.length > 0
}

/** Opens a case again; where there is a newer open one of the same thing, its reports go there. */
async function reopen(tx: Executor, found: LockedCase): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from ${tx.tables.moderationCases}
    where subject_kind = ${found.subjectKind} and subject_id = ${found.subjectId} and state = 'open' for update`)
  const newer = rows[0]?.id
  if (newer) return newer
  await tx.execute(sql`
    update ${tx.tables.moderationCases} set state = 'open', decided_at = null, updated_at = now() where id = ${found.id}`)
  return found.id
}

/** Reports are open again, except where their reporter, or their network, has another open one of the same thing. */
async function reopenReports(tx: Executor, ids: readonly string[], caseId: string): Promise<void> {
  await tx.execute(sql`
    update ${tx.tables.reports} r set status = 'open', handled_by_id = null, handled_at = null, case_id = ${caseId},
      updated_at = now()
    where r.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) and r.status <> 'open'
      and not exists (select 1 from ${tx.tables.reports} o where o.status = 'open' and (o.reporter_id = r.reporter_id or o.network = r.network)
        and o.kind = r.kind and coalesce(o.schematic_id, o.comment_id, o.profile_id)
          = coalesce(r.schematic_id, r.comment_id, r.profile_id))`)
}

/**
 * Takes a decision back: all is as it was before, the case and its reports are open again, and the person is told.
 * @returns the open case
 * @throws ShopError `not_found`, `cannot_undo`
 */
export const undoDecision = (payload: Payload, id: string, by: Decider): Promise<{ id: string }> =>
  inTransaction(payload, async (tx) => {
    const found = await lockCase(tx, id)
    const held = await readHeldDecision(tx, id)
    if (!held || found.state === 'open') throw cannot('This case is open: there is nothing to take back.')
    if (held.decision === 'gone' || held.decision === 'settled') throw cannot('This closed by itself.')
    if (held.decision === 'retry') throw cannot('The file is being processed again. Decide on what comes of it.')
    if (found.subjectKind === 'appeal') throw cannot('The person has been answered. Suspend them again, or end it.')
    if (await isOverruled(tx, found, held))
      throw cannot('There is a later decision about this. Take that one back first.')
    const before = held.before as Before
    await revertDecision(tx, found, before, by)
    await tx.execute(sql`
      update ${tx.tables.moderationDecisions} set undone_at = now(), undone_by_id = ${by.id} where id = ${held.id}`)
    const caseId = await reopen(tx, found)
    await reopenReports(tx, before.reports ?? [], caseId)
    await recordAudit(tx, by.source, {
      action: 'case.reversed',
      target: { kind: found.subjectKind, id: found.subjectId, name: found.title },
      before: { case: id, decision: held.decision },
    })
    await tellUndone(tx, found, before, by.id)
    return { id: caseId }
  })
