import type { AfterErrorHook } from 'payload'
import { auditSourceOfRequest } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { inTransaction } from '@/core/database/executor'
import { type ErrorCode, ShopError } from '@/core/errors/errors'
import { consumeActions } from '@/core/limits/consumeActions'
import { log } from '@/core/log/log'

const recorded: readonly ErrorCode[] = [
  'link_not_allowed',
  'blocked_word',
  'blocked_name',
  'blocked_host',
  'duplicate_text',
]

/** Notes in the audit log what was refused to whom, a few times an hour: not what they wrote. */
export const recordRefusal: AfterErrorHook = async ({ error, req }) => {
  if (!(error instanceof ShopError) || !recorded.includes(error.code) || !req.user) return
  const { code, details } = error
  const userId = String(req.user.id)
  await inTransaction(req.payload, async (tx) => {
    const { taken } = await consumeActions(tx, userId, 'refusal')
    if (taken > 0)
      await recordAudit(tx, auditSourceOfRequest(req), {
        action: 'abuse.refused',
        target: { kind: 'user', id: userId },
        after: { code, field: details.field },
      })
  }).catch((error: unknown) => log.error({ err: error }, 'a refusal could not be recorded'))
}
