import { notifyOfSecurity } from '@plugins/sessions/commands/notifyOfSecurity'
import type { CollectionAfterOperationHook } from 'payload'
import { auditSourceOfRequest } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { executorOf } from '@/core/database/executor'

/** A new password is recorded and told to the owner, whoever set it, in the transaction that sets it. */
export const tellNewPassword: CollectionAfterOperationHook = async ({ args, operation, req, result }) => {
  if (operation !== 'updateByID' || typeof args.data !== 'object' || args.data === null) return result
  const data = args.data as { password?: unknown }
  if (typeof data.password !== 'string' || data.password === '') return result
  const id = String(args.id)
  const db = await executorOf(req)
  // Where somebody has followed a link nobody is signed in: it is the owner of the address.
  const source = auditSourceOfRequest(req)
  await recordAudit(
    db,
    { ...source, actorId: source.actorId ?? id },
    { action: req.user ? 'password.changed' : 'password.reset', target: { kind: 'user', id } },
  )
  await notifyOfSecurity(db, id, { event: 'passwordChanged', headers: req.headers })
  return result
}
