import type { CollectionAfterMeHook } from 'payload'
import { adapterOf } from '@/core/database/executor'
import { refreshClaimsOf } from '../queries/refreshClaimsOf'

/**
 * `GET /api/users/me` says when a browser's session ends, not its access token, which the server renews by itself: the
 * panel signs out when that time has come.
 */
export const showSessionExpiry: CollectionAfterMeHook = async ({ req, response }) => {
  const { payload, headers } = req
  const me = response as { user?: unknown }
  const presented = me.user ? refreshClaimsOf(payload, headers, { isAuthenticated: false }) : undefined
  if (!presented) return response
  const { rows } = await adapterOf(payload).pool.query<{ exp: number }>({
    name: 'session-expiry',
    text: `select extract(epoch from expires_at)::bigint::float8 as exp from ${adapterOf(payload).names.shopSessions} where id = $1`,
    values: [presented.claims.sessionId],
  })
  return rows[0] ? { ...me, exp: rows[0].exp } : response
}
