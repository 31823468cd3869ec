import { createHash, randomBytes } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres'
import type { SignInMethod } from '@plugins/sessions/commands/insertSession'
import { type StartedSession, startSession } from '@plugins/sessions/commands/startSession'
import type { PayloadRequest } from 'payload'
import { parseCookies } from 'payload/shared'
import { v7 as uuidv7 } from 'uuid'
import { contextOf, type ShopContext } from '@/core/context/context'
import { adapterOf, type Executor, inRequestTransaction, inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { methodsOf } from '../queries/readFactors'

/** Minutes that a second step may take, and wrong codes after which the first one is asked for again. */
export const CHALLENGE_MINUTES = 10
export const MAX_CHALLENGE_ATTEMPTS = 5

export const hashOfChallenge = (token: string): string => createHash('sha256').update(token).digest('hex')

const COOKIE = 'shop-second-step'
/** Sent where the second step is done, and nowhere else. */
const cookieOf = ({ addresses }: ShopContext, value: string, seconds: number) =>
  `${COOKIE}=${value}; Path=${addresses.api}/auth; Max-Age=${seconds}; HttpOnly; SameSite=Lax${addresses.isSecure ? '; Secure' : ''}`

export const expiredChallengeCookie = (context: ShopContext): string => cookieOf(context, '', 0)

/** What binds a challenge to the browser that began it; programs have no cookies. */
export const browserHashOf = (headers: Headers): string | null => {
  const value = parseCookies(headers).get(COOKIE)
  return value ? hashOfChallenge(value) : null
}

/** Browsers say how they ask (Fetch Metadata), or from where. */
export const isBrowser = (headers: Headers) => headers.has('sec-fetch-site') || headers.has('origin')

type Account = { id: string | number; hash?: string | null; state?: string }
type Options = { method: SignInMethod; depth?: number | undefined }

/**
 * Lets the database start a session of an account that has a second factor, in this transaction; without, it refuses.
 * Only a step that has checked one may say so.
 */
export const vouchForFactor = (tx: Executor, userId: string): Promise<unknown> =>
  tx.execute(sql`select set_config('shop.factor_of', ${userId}, true)`)

/** Asks for the second step. @throws ShopError `second_factor_required`, always */
async function requireSecondStep(req: PayloadRequest, account: Account, method: SignInMethod): Promise<never> {
  const context = contextOf(req.payload)
  const token = randomBytes(32).toString('hex')
  const browser = isBrowser(req.headers) ? randomBytes(32).toString('hex') : undefined
  const methods = await inTransaction(req.payload, async (tx) => {
    // Nothing is begun with a password that was changed meanwhile.
    await tx.execute(sql`
      insert into ${tx.tables.signInChallenges} (id, user_id, token_hash, method, browser_hash, expires_at)
      select ${uuidv7()}, id, ${hashOfChallenge(token)}, ${method}, ${browser ? hashOfChallenge(browser) : null},
        now() + make_interval(mins => ${CHALLENGE_MINUTES})
      from ${tx.tables.users} where id = ${account.id}
        and (${account.hash ?? null}::text is null or hash = ${account.hash ?? null}) for no key update`)
    return methodsOf(tx, String(account.id))
  })
  if (browser) {
    req.responseHeaders ??= new Headers()
    req.responseHeaders.append('Set-Cookie', cookieOf(context, browser, CHALLENGE_MINUTES * 60))
  }
  throw new ShopError(401, 'second_factor_required', 'Confirm your sign-in with your second factor.', {
    challenge: token,
    methods,
  })
}

/**
 * The step between checked credentials and a session: it starts one, unless the account has a second factor that these
 * credentials do not include. A passkey does, as it has verified its user. Not to be called inside a transaction that
 * must last: the challenge is kept where this throws.
 * @throws ShopError `second_factor_required` with the `challenge` and its `methods`; as `startSession`
 */
export async function completeSignIn(req: PayloadRequest, account: Account, options: Options): Promise<StartedSession> {
  const userId = String(account.id)
  if (options.method === 'passkey')
    return inRequestTransaction(req, async (tx) => {
      await vouchForFactor(tx, userId)
      return startSession(req, account, options)
    })
  const methods = await methodsOf(adapterOf(req.payload).drizzle, userId)
  return methods.length > 0 ? requireSecondStep(req, account, options.method) : startSession(req, account, options)
}
