import { notifyOfSecurity } from '@plugins/sessions/commands/notifyOfSecurity'
import type { CollectionAfterOperationHook } from 'payload'
import { executorOf } from '@/core/database/executor'

/** A new password is told to the owner by email, whoever set it, in the transaction that sets it. */
export const tellNewPassword: CollectionAfterOperationHook = async ({ args, operation, req, result }) => {
  if (operation !== 'updateByID' || typeof args.data !== 'object' || args.data === null) return result
  const data = args.data as { password?: unknown }
  if (typeof data.password === 'string' && data.password !== '')
    await notifyOfSecurity(await executorOf(req), String(args.id), { event: 'passwordChanged', headers: req.headers })
  return result
}
