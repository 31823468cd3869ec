import { sql } from '@payloadcms/db-postgres'
import { requireProof } from '@plugins/abuse/commands/requireProof'
import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { z } from 'zod'
import { isModerator } from '@/core/access/predicates'
import { toViewer } from '@/core/access/viewer'
import { readableSql } from '@/core/access/visibility'
import { plainEmail } from '@/core/context/keyedHash'
import { type Executor, transactionOf } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import { requireActions } from '@/core/limits/consumeActions'
import { type ReportKind, reportKinds } from '@/core/vocabulary'
import { limitVisitor, visitorNetwork } from '../commands/limitVisitor'
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

/** Where a visitor can be asked back. @throws ShopError `invalid_field` */
function readEmail(given: unknown): string | null {
  if (given === undefined || given === null || given === '') return null
  const email = typeof given === 'string' ? z.email().safeParse(plainEmail(given)).data : undefined
  if (email !== undefined) return email
  throw new ShopError(400, 'invalid_field', 'Enter a valid email address, or none.', { field: 'email' })
}

/**
 * Sets the reporter, checks that they may see the target and have no other open report on it, and stores a snapshot.
 * A visitor counts as their network, and proves work where many of them come.
 */
export const validateReport: CollectionBeforeValidateHook = async ({ data, operation, req }) => {
  // The shop's own calls name a reporter; nobody else can.
  if (operation !== 'create' || !data || (!req.user && data.reporter)) return data
  const kind = reportKinds.find((known) => known === data.kind)
  if (!kind)
    throw new ShopError(400, 'invalid_field', `Say what the report is about: ${reportKinds.join(', ')}.`, {
      field: 'kind',
    })
  const target: unknown = data[kind]
  const email = req.user ? null : readEmail(data.email)
  const tx = await transactionOf(req)
  const found = isUuid(target) ? await tx.execute(lookups(tx, target, req)[kind]) : { rows: [] }
  if (!isUuid(target) || found.rows.length === 0)
    throw new ShopError(404, 'not_found', 'What you want to report no longer exists.', { field: kind })
  const reporter = req.user ? String(req.user.id) : null
  const network = reporter === null ? visitorNetwork(tx.context, req.headers) : null
  // First, as its lock serializes a reporter's reports.
  if (network !== null) await limitVisitor(tx, network)
  else if (reporter !== null && !isModerator({ req })) await requireActions(tx, reporter, 'report', 'Too many reports.')
  const own = reporter === null ? sql`network = ${network}` : sql`reporter_id = ${reporter}`
  const { rows } = await tx.execute(sql`
    select 1 from ${tx.tables.reports} where ${own} and status = 'open' and ${columns[kind]} = ${target}`)
  if (rows.length > 0)
    throw new ShopError(
      409,
      'already_reported',
      reporter === null
        ? 'Someone in your network has already reported this. A moderator will review it.'
        : 'You have already reported this. A moderator will review it.',
    )
  if (reporter === null) await requireProof(tx, req.headers, 'report')
  return {
    kind,
    [kind]: target,
    reason: data.reason,
    text: data.text,
    reporter,
    email,
    network,
    status: 'open',
    snapshot: await snapshotOfReported(tx, kind, target),
  }
}
