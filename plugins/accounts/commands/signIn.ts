import { loginOperation, type PayloadRequest } from 'payload'
import { generatePayloadCookie } from 'payload/shared'
import { contextOf, type ShopContext } from '@/core/context/context'
import { keyedHash, plainEmail } from '@/core/context/keyedHash'
import { adapterOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { isAuthenticationError } from '@/core/errors/payloadErrors'
import { clientIp, networkOf } from '@/core/http/clientIp'
import { hashDecoy } from '../hashDecoy'
import { deviceCookie, deviceOf } from '../knownDevice'
import {
  clearFailures,
  readRetryAfter,
  recordFailure,
  runInOrder,
  type Throttled,
  type ThrottleRule,
} from '../throttle'
import { accountOptions } from '../types'
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

type SignedIn = Awaited<ReturnType<typeof loginOperation<'users'>>>
/** @param device known from a sign-in before */
export type SignInResult = { result: SignedIn; device?: string | undefined }

/**
 * Signs a user in by address and password. Response and duration are the same whether there is an account or not.
 * Others' guesses slow down the guessers, never a device that the owner has signed in on before.
 * @throws ShopError `account_locked`, `wrong_credentials`; ValidationError
 */
export async function signIn(
  req: PayloadRequest,
  data: { email: string; password: string },
  depth?: number,
): Promise<SignInResult> {
  await limitSignIn(req)
  const collection = req.payload.collections[contextOf(req.payload).slugs.users]
  const sign = () => loginOperation<'users'>({ collection, data, req, ...(depth !== undefined && { depth }) })
  const email = plainEmail(data.email)
  // Nothing to check: Payload reports the missing fields.
  if (email === '' || data.password.trim() === '') return { result: await sign() }
  const context = contextOf(req.payload)
  const { drizzle } = adapterOf(req.payload)
  const id = await idOf(req, email)
  const knownDevice = id && deviceOf(context, req.headers, id)
  const counted = countedOf(context, req.headers, email, knownDevice)
  return runInOrder(counted[0].key, async () => {
    const wait = await readRetryAfter(drizzle, counted)
    if (wait > 0) throw accountLocked(wait)
    try {
      if (!id) await hashDecoy(data.password)
      const result = await sign()
      await clearFailures(drizzle, counted[0])
      return { result, device: knownDevice }
    } catch (error) {
      if (!isAuthenticationError(error)) throw error
      await recordFailure(drizzle, counted)
      // Converted here: the bundle that formats the response may have other error classes.
      throw new ShopError(401, 'wrong_credentials', error.message)
    }
  })
}

/** The cookies of a sign-in: the session, and the known device. */
export function cookiesOf(
  { payload }: PayloadRequest,
  { result: { token = '', user }, device }: SignInResult,
): string[] {
  const session: string = generatePayloadCookie({
    collectionAuthConfig: payload.collections[contextOf(payload).slugs.users].config.auth,
    cookiePrefix: payload.config.cookiePrefix,
    returnCookieAsObject: false as const,
    token,
  })
  return user ? [session, deviceCookie(contextOf(payload), user.id, device)] : [session]
}
