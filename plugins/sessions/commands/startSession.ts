import { randomUUID } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest, TypedUser } from 'payload'
import { applyUserReadAccess } from 'payload/internal'
import { auditSourceOfRequest } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { contextOf } from '@/core/context/context'
import { type Executor, inRequestTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { sessionCookies } from '../queries/cookies'
import { deviceCookie, deviceOf } from '../queries/deviceOf'
import { signAccessToken } from '../signAccessToken'
import { makeRefreshToken } from '../tokens'
import { sessionOptions } from '../types'
import { insertSession, type SignInMethod } from './insertSession'
import { notifyOfSecurity } from './notifyOfSecurity'

export type StartedSession = {
  sessionId: string
  accessToken: string
  refreshToken: string
  /** When the access token expires, in seconds. */
  exp: number
  /** When the refresh token expires, unless it is used before. */
  refreshExpiresAt: Date
  /** As its owner may read it. */
  user: TypedUser
  /** `Set-Cookie` headers: both tokens, and the device, which is known from now on. */
  cookies: string[]
}

/** The account that signs in, only if it still has the password's `hash` and the `state` that were checked. */
type Account = { id: string | number; hash?: string | null; state?: string }

const DAY_MS = 24 * 3_600_000

/** Whether the account is older than an hour, or has been signed in to besides: a first sign-in is no news. */
async function hasSignedInBefore(tx: Executor, userId: string, sessionId: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select from ${tx.tables.users} u where u.id = ${userId} and (u.created_at < now() - interval '1 hour'
      or exists (select from ${tx.tables.shopSessions} s where s.user_id = u.id and s.id <> ${sessionId}))`)
  return rows.length > 0
}

/**
 * Starts a session of an account whose owner has proven to be that, by all that the shop asks for. Runs what Payload's
 * login does: `beforeLogin` and `afterLogin` hooks, field access, `afterOperation`.
 * @param depth of the user that is returned
 * @throws ShopError `account_suspended`, `wrong_credentials` where the account has changed or is gone
 */
export async function startSession(
  req: PayloadRequest,
  account: Account,
  { method, depth }: { method: SignInMethod; depth?: number | undefined },
): Promise<StartedSession> {
  const { payload } = req
  const context = contextOf(payload)
  const collection = payload.collections[context.slugs.users]
  const { config } = collection
  const sessionId = randomUUID()
  const userId = String(account.id)
  return inRequestTransaction(req, async (tx) => {
    await insertSession(tx, {
      id: sessionId,
      userId,
      method,
      hash: account.hash,
      state: account.state,
      headers: req.headers,
    })
    const found = await payload.db.findOne<TypedUser>({
      collection: config.slug,
      req,
      where: { id: { equals: userId } },
    })
    if (!found) throw new ShopError(401, 'wrong_credentials', 'This account no longer exists.')
    let user = { ...found, collection: config.slug, _strategy: 'local-jwt', _sid: sessionId } as TypedUser
    const hookArgs = { collection: config, context: req.context, req }
    for (const hook of config.hooks.beforeLogin) user = (await hook({ ...hookArgs, user })) || user
    const { idleDays, maxDays } = sessionOptions.of(context)
    const { token, exp } = await signAccessToken(payload, user, {
      sessionId,
      generation: 0,
      endsAt: new Date(Date.now() + maxDays * DAY_MS),
    })
    req.user = user
    for (const hook of config.hooks.afterLogin) user = (await hook({ ...hookArgs, token, user })) || user
    const readable = await applyUserReadAccess({
      collection: config,
      depth: depth ?? config.auth.depth,
      overrideAccess: false,
      req,
      showHiddenFields: false,
      user,
    })
    // Which session it is, Payload says of the request's user alone.
    const { _sid: _, ...answered } = readable as TypedUser & { _sid?: string }
    let result = { exp, token, user: answered as TypedUser }
    for (const hook of config.hooks.afterOperation)
      result =
        (await hook({
          args: { collection, data: {}, req },
          collection: config,
          operation: 'login',
          overrideAccess: false,
          req,
          result,
        } as never)) || result
    await recordAudit(
      tx,
      { ...auditSourceOfRequest(req), actorId: userId },
      { action: 'session.started', target: { kind: 'session', id: sessionId }, after: { method } },
    )
    const device = deviceOf(context, req.headers, userId)
    // The first device of a new account is its own; a new password is told of anyway.
    if (device === undefined && method !== 'reset' && (await hasSignedInBefore(tx, userId, sessionId)))
      await notifyOfSecurity(tx, userId, { event: 'newDevice', headers: req.headers })
    const refreshToken = makeRefreshToken(context, { sessionId, generation: 0 })
    return {
      sessionId,
      accessToken: result.token,
      refreshToken,
      exp: result.exp,
      refreshExpiresAt: new Date(Date.now() + Math.min(idleDays, maxDays) * DAY_MS),
      user: result.user,
      cookies: [
        ...sessionCookies(payload, { accessToken: result.token, refreshToken }),
        deviceCookie(context, userId, device),
      ],
    }
  })
}
