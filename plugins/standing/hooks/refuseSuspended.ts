import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeLoginHook } from 'payload'
import { accountSuspended } from '@/core/access/viewer'
import { contextOf } from '@/core/context/context'
import { transactionOf } from '@/core/database/executor'
import { makeAppealToken } from '../appealToken'
import { settleSuspensions } from '../commands/settleStanding'

const isPast = (moment: unknown): boolean => typeof moment === 'string' && Date.parse(moment) <= Date.now()

/**
 * Who signs in to a suspended account learns why, until when, and how to appeal. A suspension whose time is over ends
 * as they come.
 */
export const refuseSuspended: CollectionBeforeLoginHook = async ({ req, user }) => {
  if (user.state !== 'suspended') return user
  const { suspendedUntil, suspensionReason } = user
  if (!isPast(suspendedUntil))
    throw accountSuspended({
      reason: suspensionReason ?? null,
      until: suspendedUntil ?? null,
      appealToken: makeAppealToken(contextOf(req.payload), String(user.id)),
    })
  const tx = await transactionOf(req)
  // The end of a suspension ends sessions from before it, but not this one.
  const session = '_sid' in user ? String(user._sid) : ''
  await tx.execute(sql`select set_config('shop.keeps_session', ${session}, true)`)
  await settleSuspensions(tx, String(user.id))
  return { ...user, state: 'active', suspendedUntil: null, suspensionReason: null, hideContent: false }
}
