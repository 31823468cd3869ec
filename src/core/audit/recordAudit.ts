import { sql } from '@payloadcms/db-postgres'
import { v7 as uuidv7 } from 'uuid'
import type { Executor } from '../database/executor'
import { type AuditAction, type AuditTarget, kindOfAction } from './actions'
import type { AuditSource } from './auditSource'

export type AuditEntry = {
  action: AuditAction
  target?: AuditTarget
  /** What changed, as it was and as it is: small, and without secrets. */
  before?: object
  after?: object
}

/** Characters of a target's name. */
const MAX_NAME_CHARACTERS = 200

/** Bytes of what changed, before and after each; the database refuses a line of twice as much. */
const MAX_CHANGE_BYTES = 8_192

/** A line that says less is better than a write that fails on its line. */
function toJson(value: object | undefined): string | null {
  if (value === undefined) return null
  const text = JSON.stringify(value)
  return Buffer.byteLength(text) > MAX_CHANGE_BYTES
    ? JSON.stringify({ truncated: Object.keys(value).slice(0, 50) })
    : text
}

/** The statement that writes a line, for a `with` clause that does what it records. */
export function auditStatement(
  { tables }: Pick<Executor, 'tables'>,
  source: AuditSource,
  { action, target, before, after }: AuditEntry,
): ReturnType<typeof sql> {
  const { actorId, actorName, keyId, network, agent } = source
  const name =
    actorName === null && actorId !== null
      ? sql`(select username from ${tables.profiles} where id::text = ${actorId})`
      : sql`${actorName}`
  return sql`
    insert into ${tables.auditLog} (id, actor_id, actor_name, key_id, kind, action, target_kind, target_id, target_name,
      before, after, network, agent)
    values (${uuidv7()}, ${actorId}, ${name}, ${keyId}, ${kindOfAction(action)}, ${action}, ${target?.kind ?? null},
      ${target?.id ?? null}, ${target?.name?.slice(0, MAX_NAME_CHARACTERS).toWellFormed() ?? null},
      ${toJson(before)}::jsonb, ${toJson(after)}::jsonb, ${network}, ${agent})`
}

/**
 * Writes a line of the audit log, in the transaction that does what it records: both commit, or neither.
 * @param tx that transaction
 */
export async function recordAudit(tx: Executor, source: AuditSource, entry: AuditEntry): Promise<void> {
  await tx.execute(auditStatement(tx, source, entry))
}
