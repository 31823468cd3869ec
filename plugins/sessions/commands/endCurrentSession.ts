import type { PayloadRequest } from 'payload'
import { auditSourceOfRequest } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { contextOf } from '@/core/context/context'
import { inRequestTransaction } from '@/core/database/executor'
import { currentSessionOf } from '../queries/currentSession'
import { endSessions } from './endSessions'

type Which = { userId: string; sessionId: string | undefined; all?: boolean }

/** Signs out, with the app's own `afterLogout` hooks: of one session, or everywhere. */
export async function endCurrentSession(req: PayloadRequest, { userId, sessionId, all = false }: Which): Promise<void> {
  const { config } = req.payload.collections[contextOf(req.payload).slugs.users]
  await inRequestTransaction(req, async (tx) => {
    for (const hook of config.hooks.afterLogout) await hook({ collection: config, context: req.context, req })
    if (!all && sessionId === undefined) return
    const ended = await endSessions(tx, userId, all || sessionId === undefined ? {} : { only: sessionId })
    if (ended === 0) return
    await recordAudit(
      tx,
      { ...auditSourceOfRequest(req), actorId: userId },
      { action: 'session.ended', target: { kind: 'session', id: all ? 'all' : (sessionId ?? '') }, after: { ended } },
    )
  })
}

/** The requesting user's own, where it is one of the shop's and by a session. */
export const currentOf = ({ payload, user }: PayloadRequest): { userId: string; sessionId: string } | undefined => {
  const sessionId = currentSessionOf(user)
  return user && user.collection === contextOf(payload).slugs.users && sessionId !== undefined
    ? { userId: String(user.id), sessionId }
    : undefined
}
