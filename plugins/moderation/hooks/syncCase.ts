import { sql } from '@payloadcms/db-postgres'
import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'
import { transactionOf } from '@/core/database/executor'
import { openCase } from '../commands/openCase'

/** Locks the case of a report before the report: the order of all that decide. */
export const lockReportCase: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  if (operation !== 'update' || data.status === undefined || data.status === originalDoc?.status) return data
  const tx = await transactionOf(req)
  await tx.execute(sql`
    select 1 from ${tx.tables.moderationCases} where id = (
      select case_id from ${tx.tables.reports} where id = ${String(originalDoc?.id)}) for update`)
  return data
}

/**
 * A report that is closed by itself, as in its own form, closes its case when it was the last; one that is opened again
 * is in the queue again.
 */
export const syncCase: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  if (operation !== 'update' || doc.status === previousDoc?.status) return doc
  const tx = await transactionOf(req)
  const id = String(doc.id)
  if (doc.status === 'open') {
    const { rows } = await tx.execute<{
      kind: 'schematic' | 'comment' | 'profile'
      subject: string | null
      title: string
    }>(sql`
      select r.kind, coalesce(r.schematic_id, r.comment_id, r.profile_id) as subject,
        coalesce(r.snapshot ->> 'title', r.snapshot ->> 'body', r.snapshot ->> 'username', '') as title
      from ${tx.tables.reports} r where r.id = ${id}`)
    const report = rows[0]
    if (!report?.subject) return doc
    const { kind, subject, title } = report
    const caseId = await openCase(tx, {
      kind: 'report',
      subject: { kind, id: subject },
      schematicId: kind === 'schematic' ? subject : null,
      commentId: kind === 'comment' ? subject : null,
      title,
    })
    await tx.execute(sql`update ${tx.tables.reports} set case_id = ${caseId} where id = ${id}`)
    return doc
  }
  await tx.execute(sql`
    with closed as (
      update ${tx.tables.moderationCases} c set state = 'decided', decided_at = now(), updated_at = now(),
        claimed_by_id = null, claimed_until = null
      where c.id = (select case_id from ${tx.tables.reports} where id = ${id}) and c.state = 'open'
        and c.kinds = '{report}'
        and not exists (select 1 from ${tx.tables.reports} o where o.case_id = c.id and o.status = 'open')
      returning id
    )
    insert into ${tx.tables.moderationDecisions} (case_id, decision, moderator_id)
    select id, case when ${String(doc.status)}::text = 'dismissed' then 'dismiss' else 'settled' end, ${req.user?.id ?? null}::uuid
    from closed`)
  return doc
}
