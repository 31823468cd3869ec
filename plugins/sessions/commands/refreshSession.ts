import type { Payload, TypedUser } from 'payload'
import { accountSuspended } from '@/core/access/viewer'
import { auditSourceOf } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { contextOf } from '@/core/context/context'
import { adapterOf, inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { log } from '@/core/log/log'
import { placeOf } from '../device'
import { signAccessToken } from '../signAccessToken'
import { makeRefreshToken, type RefreshClaims } from '../tokens'
import { sessionOptions } from '../types'
import { endSessions } from './endSessions'
import { notifyOfSecurity } from './notifyOfSecurity'

/**
 * Seconds during which a browser's refresh token before the current one is still answered, with the current one: other
 * tabs that refresh at the same time have it, and a browser that did not get the answer. Nor is it replaced twice.
 */
export const GRACE_SECONDS = 60

export type RefreshedSession = {
  sessionId: string
  accessToken: string
  refreshToken: string
  /** When the access token expires, in seconds. */
  exp: number
  /** When the refresh token expires, unless it is used before. */
  refreshExpiresAt: Date
  /** The account as it is kept, of whose fields not all may be shown. */
  user: TypedUser
}

const sessionEnded = () => new ShopError(401, 'sign_in_required', 'Your session has ended. Sign in again.')

type Row = {
  userId: string
  generation: number
  isActive: boolean
  isExpired: boolean
  isFresh: boolean
  expiresAt: string
  endsAt: string
}

const active = (user: string) => `(${user}.state = 'active' or ${user}.suspended_until <= now())`

/** Makes the next token the current one, where the one that is given is. */
async function rotate(payload: Payload, { sessionId, generation }: RefreshClaims, headers: Headers, isShared: boolean) {
  const { pool, names } = adapterOf(payload)
  const { idleDays } = sessionOptions.of(contextOf(payload))
  const { network, country } = await placeOf(contextOf(payload), headers)
  const { rows } = await pool.query<Row>({
    name: 'rotate-session',
    text: `update ${names.shopSessions} s set generation = s.generation + 1, rotated_at = now(), last_used_at = now(),
             expires_at = least(now() + make_interval(days => $3), s.ends_at), network = $4, country = $5
           from ${names.users} u
           where s.id = $1 and s.generation = $2 and s.expires_at > now() and u.id = s.user_id and ${active('u')}
             and (s.rotated_at is null or not $6 or s.rotated_at < now() - make_interval(secs => ${GRACE_SECONDS}))
           returning s.user_id as "userId", s.generation, true as "isActive", false as "isExpired", true as "isFresh",
             s.expires_at as "expiresAt", s.ends_at as "endsAt"`,
    values: [sessionId, generation, idleDays, network, country, isShared],
  })
  return rows[0]
}

async function read(payload: Payload, sessionId: string) {
  const { pool, names } = adapterOf(payload)
  const { rows } = await pool.query<Row>({
    name: 'read-session',
    text: `select s.user_id as "userId", s.generation, ${active('u')} as "isActive", s.expires_at <= now() as "isExpired",
             coalesce(s.rotated_at > now() - make_interval(secs => ${GRACE_SECONDS}), false) as "isFresh",
             s.expires_at as "expiresAt", s.ends_at as "endsAt"
           from ${names.shopSessions} s join ${names.users} u on u.id = s.user_id where s.id = $1`,
    values: [sessionId],
  })
  return rows[0]
}

/** Two have the same token: whoever of them has stolen it, and its owner. Neither keeps the session. */
async function endReused(payload: Payload, userId: string, sessionId: string, headers: Headers): Promise<void> {
  await inTransaction(payload, async (tx) => {
    if ((await endSessions(tx, userId, { only: sessionId })) === 0) return
    await recordAudit(
      tx,
      { ...auditSourceOf(contextOf(payload), headers, null), actorId: userId },
      { action: 'session.refresh_reused', target: { kind: 'session', id: sessionId } },
    )
    await notifyOfSecurity(tx, userId, { event: 'refreshReused', headers })
  })
  log.warn({ user: userId }, 'a refresh token was used again: its session has ended')
}

/**
 * Takes a refresh token for the next one and an access token.
 * @param claims of the token, whose signature was checked
 * @param isShared whether several may present it at once, as the tabs of a browser do: all get the same next one. A
 *   program's token is used once.
 * @throws ShopError `sign_in_required` where the session has ended, or ends because the token was used before;
 *   `account_suspended`
 */
export async function refreshSession(
  payload: Payload,
  claims: RefreshClaims,
  headers: Headers,
  isShared: boolean,
): Promise<RefreshedSession> {
  const { sessionId } = claims
  const rotated = await rotate(payload, claims, headers, isShared)
  const session = rotated ?? (await read(payload, sessionId))
  if (!session || session.isExpired || session.generation < claims.generation) throw sessionEnded()
  const { generation, userId } = session
  // What was the current one a moment ago is as good as the current one.
  const isKnown = isShared && session.isFresh && generation - claims.generation <= 1
  if (!rotated && claims.generation !== generation && !isKnown) {
    await endReused(payload, userId, sessionId, headers)
    throw sessionEnded()
  }
  if (!session.isActive) throw accountSuspended()
  const context = contextOf(payload)
  const user = await payload.findByID({
    collection: context.slugs.users,
    id: userId,
    depth: 0,
    overrideAccess: true,
    disableErrors: true,
  })
  if (!user) throw sessionEnded()
  const account = { ...user, collection: context.slugs.users, _strategy: 'local-jwt', _sid: sessionId } as TypedUser
  const { token, exp } = await signAccessToken(payload, account, {
    sessionId,
    generation,
    endsAt: new Date(session.endsAt),
  })
  return {
    sessionId,
    accessToken: token,
    refreshToken: makeRefreshToken(context, { sessionId, generation }),
    exp,
    refreshExpiresAt: new Date(session.expiresAt),
    user: account,
  }
}
