import { enqueue } from '@jobs/enqueue'
import { sql } from '@payloadcms/db-postgres'
import { openCase } from '@plugins/moderation/commands/openCase'
import { snapshotOfReported } from '@plugins/moderation/queries/snapshotOfReported'
import { v7 as uuidv7 } from 'uuid'
import type { AuditSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import type { Executor } from '@/core/database/executor'
import { tooManyRequests } from '@/core/errors/errors'
import { legalQueues } from '../jobs/queues'

export const takedownClaims = ['copyright', 'trademark', 'personal', 'other'] as const

export type NewTakedown = {
  schematicId: string
  userId: string | null
  name: string
  email: string
  claim: (typeof takedownClaims)[number]
  text: string
  locale: string | undefined
}

/** Hours that the link to prove an address works. */
export const CONFIRM_HOURS = 24
const HOUR_SECONDS = 3_600
/** Requests of one proven address, and emails to one that is not, within an hour. */
const MAX_PROVEN = 10
const MAX_UNPROVEN = 1

type Row = { id: string; schematicId: string; title: string; ownerId: string; name: string; email: string }

/** Puts a request whose sender is known into the moderators' queue. */
export async function openTakedown(tx: Executor, source: AuditSource, takedownId: string): Promise<void> {
  const { rows } = await tx.execute<Row & { claim: string; text: string }>(sql`
    select r.id, s.id as "schematicId", s.title, s.owner_id as "ownerId", r.name, r.email, r.claim, r.text
    from takedown_requests r join ${tx.tables.schematics} s on s.id = r.schematic_id where r.id = ${takedownId}`)
  const [request] = rows
  if (!request) return
  const { schematicId, title, ownerId, name, email, claim, text } = request
  const caseId = await openCase(tx, {
    kind: 'takedown',
    subject: { kind: 'schematic', id: schematicId },
    schematicId,
    ownerId,
    title,
    snapshot: await snapshotOfReported(tx, 'schematic', schematicId),
    details: { takedown: takedownId, claimant: name, email, claim, text },
  })
  await tx.execute(sql`
    update takedown_requests set state = 'open', case_id = ${caseId}, token_hash = null where id = ${takedownId}`)
  await recordAudit(tx, source, {
    action: 'takedown.created',
    target: { kind: 'schematic', id: schematicId, name: title },
    after: { takedown: takedownId, claim },
  })
}

/** @throws ShopError `too_many_requests`: nobody's inbox is filled by others */
async function limitAddress(tx: Executor, email: string, isProven: boolean): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`takedown ${email}`}, 0))`)
  const { rows } = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from takedown_requests where email = ${email} and created_at > now() - interval '1 hour'`)
  const points = isProven ? MAX_PROVEN : MAX_UNPROVEN
  if ((rows[0]?.count ?? 0) < points) return
  throw tooManyRequests(HOUR_SECONDS, {
    name: 'takedown',
    points,
    seconds: HOUR_SECONDS,
    message: 'Too many takedown requests with this address.',
  })
}

/**
 * Takes a takedown request: to the moderators at once where its sender is signed in with this address, or where no mail
 * can prove it; else once the address is proven.
 * @returns whether the address is still to be proven
 */
export async function requestTakedown(tx: Executor, source: AuditSource, wanted: NewTakedown): Promise<boolean> {
  const { schematicId, userId, name, email, claim, text, locale = null } = wanted
  const { rows: proofs } = await tx.execute(
    sql`select 1 from confirmed_emails where user_id = ${userId}::uuid and email = ${email}`,
  )
  const isProven = proofs.length > 0 || !tx.context.canSendEmail
  await limitAddress(tx, email, isProven)
  const id = uuidv7()
  await tx.execute(sql`
    insert into takedown_requests (id, state, schematic_id, schematic_title, user_id, name, email, claim, text, good_faith,
      locale, expires_at)
    select ${id}, 'unproven', s.id, s.title, ${userId}::uuid, ${name}, ${email}, ${claim}, ${text}, true, ${locale},
      now() + make_interval(hours => ${CONFIRM_HOURS})
    from ${tx.tables.schematics} s where s.id = ${schematicId}`)
  if (isProven) await openTakedown(tx, source, id)
  else await enqueue(tx, legalQueues.takedownMail, { takedownId: id, mail: 'confirm' })
  return !isProven
}
