import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import type { AuditSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { type Executor, inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { defaultLocale } from '@/i18n/locales'
import { translatorFor } from '@/i18n/translatorFor'
import { type CaseDecision, type DecisionReason, harmlessDecisions, KEPT_DAYS } from '../queries/caseKinds'
import { applyDecision, type Before } from './applyDecision'
import { queueBlocks } from './blockFile'
import { alreadyDecided, caseClaimed, type LockedCase, lockCase, readHeldDecision } from './lockCase'
import { tellOwner } from './tellOwner'

export type Decision = {
  decision: CaseDecision
  reason?: DecisionReason | null
  /** Said to the person, beside the reason. */
  message?: string | null
  /** A saved reply, said before the message in the person's language. */
  reply?: string | null
  /** For other moderators. */
  note?: string | null
  /** Of `suspend`: for how long; nothing is for good. */
  suspendedDays?: number | null
  /** Also where another moderator looks at it. */
  takesOver?: boolean
}

/** Who decides, and from where. */
export type Decider = { id: string; role: string; source: AuditSource }

export type Decided = { id: string; decision: CaseDecision; decidedAt: string }

/** Closes the reports that a case gathered. @returns their ids */
async function closeReports(
  tx: Executor,
  caseId: string,
  moderatorId: string,
  status: 'resolved' | 'dismissed',
): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    update ${tx.tables.reports} set status = ${status}, handled_by_id = ${moderatorId}, handled_at = now(), updated_at = now()
    where case_id = ${caseId} and status = 'open' returning id`)
  return rows.map(({ id }) => id)
}

type Person = { locale: string | null; name: string | null }

/** A saved reply in a language, else in English, else in any. @throws ShopError `invalid_field` where it is gone */
async function readReply(tx: Executor, id: string, locale: string, filled: Record<string, string>): Promise<string> {
  const { rows } = await tx.execute<{ bodies: Record<string, string> }>(
    sql`select bodies from ${tx.tables.savedReplies} where id = ${id}`,
  )
  const bodies = rows[0]?.bodies
  if (!bodies)
    throw new ShopError(400, 'invalid_field', 'This saved reply is gone. Choose another, or write a message.', {
      field: 'reply',
    })
  const text = bodies[locale] ?? bodies[defaultLocale] ?? Object.values(bodies)[0] ?? ''
  return text.replace(/\{(name|title|site)\}/g, (_, key: string) => filled[key] ?? '')
}

/** The reason, the saved reply and the message, in the language of the person they are for. */
async function wordsFor(tx: Executor, { ownerId, title }: LockedCase, given: Decision): Promise<string | null> {
  const { reason, message, reply } = given
  const { rows } = await tx.execute<Person>(sql`
    select u.locale, p.display_name as name from ${tx.tables.users} u left join ${tx.tables.profiles} p on p.id = u.id
    where u.id = ${ownerId}::uuid`)
  const { locale, name } = rows[0] ?? { locale: null, name: null }
  const t = await translatorFor(locale ?? '', 'Moderation')
  const site = tx.context.addresses.publicUrl
  const saved = reply ? await readReply(tx, reply, locale ?? defaultLocale, { name: name ?? '', title, site }) : null
  const words = [reason && reason !== 'other' ? t(`reasons.${reason}`) : null, saved, message].filter(Boolean).join(' ')
  return words ? Array.from(words).slice(0, MAX_CHARACTERS.moderationReason).join('') : null
}

/** Whoever is not told another reason reads that of the takedown request that was granted. */
function withClaim({ kinds, details }: LockedCase, given: Decision): Decision {
  const isSaid = given.reason || given.reply || given.message || harmlessDecisions.includes(given.decision)
  return !isSaid && kinds.includes('takedown') && details.claim === 'copyright' ? { ...given, reason: 'stolen' } : given
}

async function record(
  tx: Executor,
  found: LockedCase,
  moderatorId: string,
  { decision, reason, message, note }: Decision,
  before: Before,
): Promise<string> {
  const removes = decision === 'remove' || decision === 'block_hash'
  const { rows } = await tx.execute<{ at: Date }>(sql`
    with closed as (
      update ${tx.tables.moderationCases} set state = 'decided', decided_at = now(), updated_at = now(),
        claimed_by_id = null, claimed_until = null
      where id = ${found.id} and state = 'open'
      returning id
    )
    insert into ${tx.tables.moderationDecisions} (case_id, decision, reason, message, note, moderator_id, before, removes_at)
    select id, ${decision}, ${reason ?? null}, ${message || null}, ${note || null}, ${moderatorId}::uuid,
      ${JSON.stringify(before)}::jsonb,
      case when ${removes}::boolean then now() + make_interval(days => ${KEPT_DAYS}::int) end
    from closed returning decided_at as at`)
  const at = rows[0]?.at
  if (!at) throw new Error('a case was not closed')
  return new Date(at).toISOString()
}

/**
 * Decides a case: does what was decided, closes its reports, tells the person, and records it, in one transaction.
 * Asked again by the same moderator, as after a lost answer, it is the same once.
 * @throws ShopError `not_found`, `already_decided` with who did and what, `case_claimed`, `cannot_decide`
 */
export const decideCase = (payload: Payload, id: string, by: Decider, asked: Decision): Promise<Decided> =>
  inTransaction(payload, async (tx) => {
    const { decision } = asked
    if (decision === 'block_hash') await queueBlocks(tx)
    const found = await lockCase(tx, id)
    if (found.state !== 'open') {
      const held = await readHeldDecision(tx, id)
      if (held?.moderatorId !== by.id || held.decision !== decision) throw alreadyDecided(held)
      return { id, decision, decidedAt: held.at }
    }
    if (found.isClaimed && found.claimedBy !== by.id && !asked.takesOver) throw caseClaimed(found)
    const given = withClaim(found, asked)
    const words = await wordsFor(tx, found, given)
    const before = await applyDecision(tx, found, { decision, by, words, suspendedDays: given.suspendedDays ?? null })
    const reports = await closeReports(tx, id, by.id, harmlessDecisions.includes(decision) ? 'dismissed' : 'resolved')
    const decidedAt = await record(tx, found, by.id, given, { ...before, reports })
    await recordAudit(tx, by.source, {
      action: 'case.decided',
      target: { kind: found.subjectKind, id: found.subjectId, name: found.title },
      after: { case: id, kind: found.kind, decision, reason: given.reason ?? null, message: given.message ?? null },
    })
    await tellOwner(tx, found, { decision, by, words, before, suspendedDays: null })
    return { id, decision, decidedAt }
  })
