import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { isModerator } from '@/core/access/predicates'
import { toViewer } from '@/core/access/viewer'
import { readableSql } from '@/core/access/visibility'
import { type Executor, transactionOf } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import { requireActions } from '@/core/limits/consumeActions'
import { type ReportKind, reportKinds } from '@/core/vocabulary'
import { snapshotOfReported } from '../queries/snapshotOfReported'

/** Whether the reporter may see the target: for a comment, its build. */
const lookups = ({ tables }: Executor, id: string, req: PayloadRequest) => {
  const visible = readableSql(toViewer(req.user))
  return {
    schematic: sql`select 1 from ${tables.schematics} s where s.id = ${id} and ${visible}`,
    comment: sql`select 1 from ${tables.comments} c join ${tables.schematics} s on s.id = c.schematic_id where c.id = ${id} and ${visible}`,
    profile: sql`select 1 from ${tables.profiles} where id = ${id}`,
  }
}

const columns: Record<ReportKind, ReturnType<typeof sql>> = {
  schematic: sql`schematic_id`,
  comment: sql`comment_id`,
  profile: sql`profile_id`,
}

/**
 * Sets the reporter, checks that they may see the target and have no other open report on it, and stores a snapshot.
 */
export const validateReport: CollectionBeforeValidateHook = async ({ data, operation, req }) => {
  if (operation !== 'create' || !data || !req.user) return data
  const kind = reportKinds.find((known) => known === data.kind)
  if (!kind)
    throw new ShopError(400, 'invalid_field', `Say what the report is about: ${reportKinds.join(', ')}.`, {
      field: 'kind',
    })
  const target: unknown = data[kind]
  const tx = await transactionOf(req)
  const found = isUuid(target) ? await tx.execute(lookups(tx, target, req)[kind]) : { rows: [] }
  if (!isUuid(target) || found.rows.length === 0)
    throw new ShopError(404, 'not_found', 'What you want to report no longer exists.', { field: kind })
  const reporter = String(req.user.id)
  // First, as its lock serializes a user's reports.
  if (!isModerator({ req })) await requireActions(tx, reporter, 'report', 'Too many reports.')
  const { rows } = await tx.execute(sql`
    select 1 from ${tx.tables.reports} where reporter_id = ${reporter} and status = 'open' and ${columns[kind]} = ${target}`)
  if (rows.length > 0)
    throw new ShopError(409, 'already_reported', 'You have already reported this. A moderator will review it.')
  return {
    kind,
    [kind]: target,
    reason: data.reason,
    text: data.text,
    reporter,
    status: 'open',
    snapshot: await snapshotOfReported(tx, kind, target),
  }
}
