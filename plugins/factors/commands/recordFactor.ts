import type { AuditAction } from '@/core/audit/actions'
import type { AuditSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import type { Executor } from '@/core/database/executor'
import type { FactorOccasion } from '../jobs/queues'
import { notifyOwner } from './notifyOwner'

type Change = {
  userId: string
  action: AuditAction
  after?: object
  /** What the owner is told by email, if anything. */
  occasion?: FactorOccasion
  detail?: string
}

/** Writes down what happened to an account's factors, and tells its owner. */
export async function recordFactor(
  tx: Executor,
  source: AuditSource,
  { userId, action, after, occasion, detail }: Change,
): Promise<void> {
  await recordAudit(tx, source, { action, target: { kind: 'user', id: userId }, ...(after && { after }) })
  if (occasion) await notifyOwner(tx, userId, occasion, detail)
}
