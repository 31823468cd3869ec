import { enqueueRemoval } from '@jobs/enqueueRemoval'
import type { Handler } from '@jobs/handler'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { adapterOf, inTransaction } from '@/core/database/executor'
import { KEPT_DAYS } from '../queries/caseKinds'
import type { moderationQueues } from './queues'

const BATCH = 200

type Due = { id: string; subjectKind: string; subjectId: string }

/** Deletes what moderators removed so long ago that nobody takes it back any more. */
async function removeDue(payload: Payload, signal: AbortSignal): Promise<void> {
  const { drizzle } = adapterOf(payload)
  const { slugs } = contextOf(payload)
  const { rows } = await drizzle.execute<Due>(sql`
    select d.id, c.subject_kind as "subjectKind", c.subject_id as "subjectId"
    from ${drizzle.tables.moderationDecisions} d join ${drizzle.tables.moderationCases} c on c.id = d.case_id
    where d.removes_at < now() and d.undone_at is null order by d.removes_at limit ${BATCH}`)
  for (const { id, subjectKind, subjectId } of rows) {
    if (signal.aborted) return
    if (subjectKind === 'schematic' || subjectKind === 'comment')
      await payload.delete({
        collection: subjectKind === 'schematic' ? slugs.schematics : slugs.comments,
        where: { id: { equals: subjectId } },
        depth: 0,
        overrideAccess: true,
      })
    await drizzle.execute(sql`update ${drizzle.tables.moderationDecisions} set removes_at = null where id = ${id}`)
  }
}

/** Forgets what was kept of things that are long gone: texts, reports, files. */
const forgetGone = (payload: Payload): Promise<void> =>
  inTransaction(payload, async (tx) => {
    const { tables: t } = tx
    const isOver = sql`gone_at < now() - make_interval(days => ${KEPT_DAYS}::int)`
    await tx.execute(sql`
      with closed as (
        update ${t.moderationCases} set state = 'decided', decided_at = now(), updated_at = now(), claimed_by_id = null,
          claimed_until = null
        where state = 'open' and ${isOver} returning id
      )
      insert into ${t.moderationDecisions} (case_id, decision) select id, 'gone' from closed`)
    await tx.execute(sql`
      delete from ${t.reports} where case_id in (select id from ${t.moderationCases} where ${isOver})`)
    await tx.execute(sql`
      update ${t.reports} set email = null
      where email is not null and handled_at < now() - make_interval(days => ${KEPT_DAYS}::int)`)
    await tx.execute(sql`
      update ${t.moderationCases} set snapshot = null, title = '', details = '{}' where snapshot is not null and ${isOver}`)
    await tx.execute(sql`
      delete from ${t.moderationPictures} where kept_at < now() - make_interval(days => ${KEPT_DAYS}::int)`)
    const { rows } = await tx.execute<{ key: string }>(sql`
      with gone as (
        delete from ${t.moderationEvidence} where kept_at < now() - make_interval(days => ${KEPT_DAYS}::int)
        returning object_id
      )
      select o.key from gone join stored_objects o on o.id = gone.object_id`)
    await enqueueRemoval(
      tx,
      rows.map(({ key }) => key),
    )
  })

/** Daily: what is kept for 90 days goes. */
export const trimModeration: Handler<typeof moderationQueues.trimModeration> = async (_, { payload, signal }) => {
  await removeDue(payload, signal)
  await forgetGone(payload)
  return 'done'
}
