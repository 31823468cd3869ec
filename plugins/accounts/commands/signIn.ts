import { completeSignIn } from '@plugins/factors/commands/completeSignIn'
import type { StartedSession } from '@plugins/sessions/commands/startSession'
import { deviceOf } from '@plugins/sessions/queries/deviceOf'
import { loginOperation, type PayloadRequest } from 'payload'
import { recordFailedSignIn } from '@/core/audit/recordFailedSignIn'
import { contextOf, type ShopContext } from '@/core/context/context'
import { keyedHash, plainEmail } from '@/core/context/keyedHash'
import { adapterOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { isAuthenticationError } from '@/core/errors/payloadErrors'
import { clientIp, networkOf } from '@/core/http/clientIp'
import {
  clearFailures,
  readRetryAfter,
  recordFailure,
  runInOrder,
  type Throttled,
  type ThrottleRule,
} from '@/core/limits/throttle'
import { accountOptions } from '../types'
import { checkPassword } from './checkPassword'
import { limitSignIn } from './limitSignIn'

/** Throttling per network and account, */
const networkRule = (context: ShopContext): ThrottleRule => {
  const { maxFailedSignIns, lockMinutes } = accountOptions.of(context)
  return { free: maxFailedSignIns, firstWait: lockMinutes * 60, longestWait: 3_600 }
}
/** per known device of the owner, and of everything but known devices. */
const device = { free: 10, firstWait: 60, longestWait: 600 }
const account = { free: 100, firstWait: 30, longestWait: 900 }

/** The throttle keys of a sign-in. Only the typed address counts, so that one without an account is treated alike. */
function countedOf(
  context: ShopContext,
  headers: Headers,
  email: string,
  knownDevice: string | undefined,
): [Throttled, ...Throttled[]] {
  if (knownDevice) return [{ key: keyedHash(context, 'device', email, knownDevice), rule: device }]
  const from = networkOf(clientIp(context, (name) => headers.get(name)))
  return [
    { key: keyedHash(context, 'network', email, from), rule: networkRule(context) },
    { key: keyedHash(context, 'account', email), rule: account },
  ]
}

const accountLocked = (seconds: number) =>
  new ShopError(
    401,
    'account_locked',
    `Too many failed sign-ins with this address. Try again in ${Math.ceil(seconds / 60)} min, or reset your password.`,
    { retryAfter: seconds },
  )

async function idOf({ payload }: PayloadRequest, email: string): Promise<string | undefined> {
  const { rows } = await adapterOf(payload).pool.query<{ id: string }>({
    name: 'account-of-email',
    text: `select id from ${adapterOf(payload).names.users} where email = $1`,
    values: [email],
  })
  return rows[0]?.id
}

/**
 * Signs a user in by address and password. Response and duration are the same whether there is an account or not.
 * Others' guesses slow down the guessers, never a device that the owner has signed in on before.
 * @throws ShopError `account_locked`, `wrong_credentials`, `second_factor_required`; ValidationError
 */
export async function signIn(
  req: PayloadRequest,
  data: { email: string; password: string },
  depth?: number,
): Promise<StartedSession> {
  await limitSignIn(req)
  const email = plainEmail(data.email)
  if (email === '' || data.password.trim() === '') return reportMissing(req, data)
  const account = await checkCredentials(req, { email, password: data.password })
  return completeSignIn(req, account, { method: 'password', depth })
}

/** Nothing to check: Payload reports the missing fields. @throws ValidationError */
async function reportMissing(req: PayloadRequest, data: { email: string; password: string }): Promise<never> {
  await loginOperation<'users'>({ collection: req.payload.collections[contextOf(req.payload).slugs.users], data, req })
  throw new Error('a sign-in without an address or a password succeeded')
}

/**
 * Whose these credentials are, without signing anyone in; guesses are throttled.
 * @throws ShopError `account_locked`, `wrong_credentials`
 */
async function checkCredentials(req: PayloadRequest, credentials: { email: string; password: string }) {
  const { email } = credentials
  const context = contextOf(req.payload)
  const { drizzle } = adapterOf(req.payload)
  const id = await idOf(req, email)
  const counted = countedOf(context, req.headers, email, id && deviceOf(context, req.headers, id))
  return runInOrder(counted[0].key, async () => {
    const wait = await readRetryAfter(drizzle, counted)
    if (wait > 0) throw accountLocked(wait)
    try {
      const account = await checkPassword(req, credentials)
      await clearFailures(drizzle, counted[0])
      return account
    } catch (error) {
      if (!isAuthenticationError(error)) throw error
      await recordFailure(drizzle, counted)
      await recordFailedSignIn(req.payload, req.headers, { email, userId: id })
      // Converted here: the bundle that formats the response may have other error classes.
      throw new ShopError(401, 'wrong_credentials', error.message)
    }
  })
}
