import { sql } from '@payloadcms/db-postgres'
import type { StartedSession } from '@plugins/sessions/commands/startSession'
import { tokensAnswer } from '@plugins/sessions/queries/tokensAnswer'
import { z } from 'zod'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import type { Handler, PayloadContext } from '@/core/http/endpoint'
import { answerChallenge, findChallenge } from '../commands/answerChallenge'
import { expiredChallengeCookie, hashOfChallenge, isBrowser } from '../commands/completeSignIn'
import { limitPasskeySignIn } from '../commands/limitFactor'
import { signInByPasskey } from '../commands/signInByPasskey'
import { passkeyAssertion } from '../commands/verifyPasskey'
import { challengeExpired } from '../signedChallenge'
import { askPasskey } from './passkeys'

const challenge = z.string('The challenge of the first step is missing.').max(200)
export const secondStepBody = z.strictObject({
  challenge,
  code: z.string().trim().min(1, 'Enter the code of your app.').max(40).optional(),
  passkey: passkeyAssertion.optional(),
})
export const challengeBody = z.strictObject({ challenge })
export const passkeySignInBody = z.strictObject({ passkey: passkeyAssertion })

/** Both tokens to a program, as `POST /api/auth/login`; those of a browser stay in its cookies. */
function answer({ payload, req }: PayloadContext, started: StartedSession): Response {
  if (!isBrowser(req.headers)) return tokensAnswer(started)
  const { exp, refreshExpiresAt, user, cookies } = started
  const response = Response.json(
    {
      accessTokenExpiresAt: new Date(exp * 1_000).toISOString(),
      refreshTokenExpiresAt: refreshExpiresAt.toISOString(),
      user,
    },
    { headers: { 'Cache-Control': 'no-store' } },
  )
  for (const cookie of [...cookies, expiredChallengeCookie(contextOf(payload))])
    response.headers.append('Set-Cookie', cookie)
  return response
}

/** `POST /api/auth/factor` `{challenge, code | passkey}`: the second step of a sign-in. */
export const secondStep: Handler<PayloadContext> = async (context) => {
  const body = await context.readJson(secondStepBody)
  return answer(context, await answerChallenge(context.req, body))
}

/** `POST /api/auth/factor/options` `{challenge}`: to do the second step by a passkey. */
export const askForSecondStep: Handler<PayloadContext> = async ({ payload, req, readJson }) => {
  const { challenge: token } = await readJson(challengeBody)
  const { drizzle } = adapterOf(payload)
  const found = await findChallenge(drizzle, req.headers, token)
  if (!found) throw challengeExpired()
  const { rows } = await drizzle.execute<{ id: string; transports: string[] }>(
    sql`select credential_id as id, transports from ${drizzle.tables.passkeys} where user_id = ${found.userId}`,
  )
  return askPasskey(contextOf(payload), 'second', hashOfChallenge(token), rows)
}

/** `POST /api/auth/passkey/options`: to sign in by a passkey alone, which the browser offers. */
export const askToSignIn: Handler = ({ payload }) => askPasskey(contextOf(payload), 'sign-in', '')

/** `POST /api/auth/passkey` `{passkey}`: signs in. */
export const passkeySignIn: Handler<PayloadContext> = async (context) => {
  await limitPasskeySignIn(contextOf(context.payload), context.req.headers)
  const { passkey } = await context.readJson(passkeySignInBody)
  return answer(context, await signInByPasskey(context.req, passkey))
}
