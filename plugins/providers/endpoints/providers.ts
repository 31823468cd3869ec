import { limitSignIn } from '@plugins/accounts/commands/limitSignIn'
import { completeSignIn } from '@plugins/factors/commands/completeSignIn'
import { confirmIdentity, identityProof } from '@plugins/factors/commands/confirmIdentity'
import type { StartedSession } from '@plugins/sessions/commands/startSession'
import { z } from 'zod'
import { contextOf } from '@/core/context/context'
import { inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import type { Handler, PayloadContext } from '@/core/http/endpoint'
import { beginSignIn } from '../commands/beginSignIn'
import { createAccount } from '../commands/createAccount'
import { findAccount } from '../commands/findAccount'
import { linkIdentity, unlinkProvider } from '../commands/links'
import { readIdentity } from '../commands/readIdentity'
import { begunSignIn, begunSignUp } from '../cookies'
import { findProvider, offeredProviders, readLinked } from '../queries/readProviders'

const notKept = { 'Cache-Control': 'no-store' }
/** A path on this site, never another host. */
const safeNext = (next: string | undefined) => (next && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : '/')

export const beginBody = z.strictObject({ next: z.string().max(2_000).optional() })
export const linkBody = z.strictObject(identityProof.shape)
export const completeBody = z.strictObject({ username: z.string('Choose a name.') })

/** `GET /api/auth/providers` */
export const listProviders: Handler = ({ payload }) =>
  Response.json(
    { providers: offeredProviders(contextOf(payload)) },
    { headers: { 'Cache-Control': 'public, max-age=60' } },
  )

const sendTo = ({ url, cookie }: { url: string; cookie: string }) =>
  Response.json({ url }, { headers: { ...notKept, 'Set-Cookie': cookie } })

/** `POST /api/auth/providers/:provider` `{next?}`: where to go to sign in there. */
export const beginProvider: Handler = async ({ payload, parameters: { provider = '' }, readJson }) => {
  const context = contextOf(payload)
  const { next } = await readJson(beginBody)
  return sendTo(await beginSignIn(context, findProvider(context, provider), { next: safeNext(next), userId: null }))
}

const what = 'link another way to sign in'

/** `POST /api/auth/providers/:provider/link` `{password?}`: where to go to link an account there to one's own. */
export const beginLink: Handler = async ({ payload, parameters: { provider = '' }, requireUser, readJson }) => {
  const context = contextOf(payload)
  const user = await requireUser(what)
  await confirmIdentity(payload, user, await readJson(linkBody), { allowsRecent: true })
  const begun = { next: '/settings/account', userId: String(user.id) }
  return sendTo(await beginSignIn(context, findProvider(context, provider), begun))
}

/** `DELETE /api/auth/providers/:provider` */
export const unlink: Handler = async ({ payload, parameters: { provider = '' }, requireUser }) => {
  const user = await requireUser(what)
  await unlinkProvider(payload, String(user.id), provider)
  return Response.json(await readLinked(payload, String(user.id)), { headers: notKept })
}

/** `GET /api/auth/providers/linked` */
export const listLinked: Handler = async ({ payload, requireUser }) => {
  const user = await requireUser(what)
  return Response.json(await readLinked(payload, String(user.id)), { headers: notKept })
}

function leadTo(location: string, cookies: readonly string[] = []): Response {
  const answer = new Response(null, { status: 303, headers: { ...notKept, Location: location } })
  for (const cookie of cookies) answer.headers.append('Set-Cookie', cookie)
  return answer
}

const problemPage = (page: string, code: string, provider: string) =>
  `${page}?${new URLSearchParams({ problem: code, provider })}`

/**
 * Where the browser goes on with a second step: what it needs stands behind the #, which no browser sends, so it is in
 * no log.
 */
const secondStepPage = ({ details }: ShopError, next: string) =>
  `/sign-in?${new URLSearchParams({ next })}#${new URLSearchParams({
    challenge: String(details.challenge),
    methods: [details.methods].flat().join(','),
  })}`

/** Signs in whom a provider has named, or goes on with what is missing. */
async function goOn(context: PayloadContext): Promise<Response> {
  const { payload, req, request, parameters } = context
  const shop = contextOf(payload)
  const provider = findProvider(shop, parameters.provider ?? '')
  const begun = begunSignIn.read(shop, request.headers)
  const identity = await readIdentity(payload, provider, begun, new URL(request.url).search)
  const next = begun?.next ?? '/'
  if (begun?.userId) {
    // Who began it must still be who is signed in.
    const user = await context.requireUser(what)
    if (String(user.id) !== begun.userId)
      throw new ShopError(401, 'provider_refused', 'You signed in as someone else meanwhile. Start again.')
    await inTransaction(payload, (tx) => linkIdentity(tx, provider, String(user.id), identity))
    return leadTo(`${next}?${new URLSearchParams({ linked: provider.name })}`)
  }
  const userId = await findAccount(payload, provider, identity)
  if (userId === undefined) {
    const { email } = identity
    if (email === null) throw new Error('an identity without an address has no account')
    return leadTo('/sign-up/name', [
      begunSignUp.set(shop, { provider: provider.name, identity: { ...identity, email }, next }),
    ])
  }
  try {
    const { cookies } = await completeSignIn(req, { id: userId }, { method: 'provider' })
    return leadTo(next, cookies)
  } catch (error) {
    if (error instanceof ShopError && error.code === 'second_factor_required')
      return leadTo(secondStepPage(error, next))
    throw error
  }
}

/** `GET /api/auth/providers/:provider/callback`: where a provider sends the browser back to. Leads on to a page. */
export const finishProvider: Handler<PayloadContext> = async (context) => {
  const { payload, req, request, parameters } = context
  const shop = contextOf(payload)
  const isLink = Boolean(begunSignIn.read(shop, request.headers)?.userId)
  let answer: Response
  try {
    await limitSignIn(req)
    answer = await goOn(context)
  } catch (error) {
    if (!(error instanceof ShopError)) throw error
    const page = isLink ? '/settings/account' : '/sign-in'
    answer = leadTo(problemPage(page, error.code, parameters.provider ?? ''))
  }
  answer.headers.append('Set-Cookie', begunSignIn.clear(shop))
  return answer
}

function answerSession({ exp, accessToken, user, cookies }: StartedSession, more: readonly string[]): Response {
  const answer = Response.json({ exp, token: accessToken, user }, { status: 201, headers: notKept })
  for (const cookie of [...cookies, ...more]) answer.headers.append('Set-Cookie', cookie)
  return answer
}

/** `POST /api/auth/providers/sign-up` `{username}`: the account of whom a provider has named; signs in. */
export const completeSignUp: Handler<PayloadContext> = async ({ payload, req, request, readJson }) => {
  const shop = contextOf(payload)
  const { username } = await readJson(completeBody)
  const begun = begunSignUp.read(shop, request.headers)
  if (!begun) throw new ShopError(410, 'link_expired', 'This took too long. Sign in with the provider again.')
  await limitSignIn(req)
  const provider = findProvider(shop, begun.provider)
  const id = await createAccount(req, provider, begun, username)
  const session = await completeSignIn(req, { id }, { method: 'provider' })
  return answerSession(session, [begunSignUp.clear(shop)])
}
