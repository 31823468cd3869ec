import { sql } from '@payloadcms/db-postgres'
import { generateAuthenticationOptions } from '@simplewebauthn/server'
import { z } from 'zod'
import { contextOf, type ShopContext } from '@/core/context/context'
import { adapterOf, inTransaction } from '@/core/database/executor'
import type { Handler } from '@/core/http/endpoint'
import { addPasskey, MAX_PASSKEY_NAME, passkeyOptions, passkeyRegistration } from '../commands/addPasskey'
import { removePasskey, renamePasskey } from '../commands/changePasskey'
import { confirmIdentity, confirmSubject, identityProof } from '../commands/confirmIdentity'
import { keepOnlySession } from '../commands/keepOnlySession'
import { recordFactor } from '../commands/recordFactor'
import { dropRecoveryCodes, replaceRecoveryCodes } from '../commands/recoveryCodes'
import { passkeysUnavailable } from '../commands/verifyPasskey'
import { profileNameOf } from '../queries/profileName'
import { hasFactor } from '../queries/readFactors'
import { relyingPartyOf } from '../relyingParty'
import { CHALLENGE_SECONDS, type ChallengePurpose, makeChallenge } from '../signedChallenge'
import { answerFactors, notKept } from './answerFactors'

const what = 'use passkeys'
const name = z
  .string('Give the passkey a name.')
  .trim()
  .min(1, 'Give the passkey a name.')
  .max(MAX_PASSKEY_NAME, `A name can have at most ${MAX_PASSKEY_NAME} characters.`)
export const newPasskeyBody = z.strictObject({ name, passkey: passkeyRegistration })
export const passkeyNameBody = z.strictObject({ name })

/** What a browser asks a passkey for. */
export async function askPasskey(
  context: ShopContext,
  purpose: ChallengePurpose,
  subject: string,
  allowed: { id: string; transports: string[] }[] = [],
): Promise<Response> {
  const site = relyingPartyOf(context)
  if (!site) throw passkeysUnavailable()
  const options = await generateAuthenticationOptions({
    rpID: site.id,
    challenge: Uint8Array.from(Buffer.from(makeChallenge(context, purpose, subject), 'base64url')),
    timeout: CHALLENGE_SECONDS * 1000,
    userVerification: 'required',
    ...(allowed.length > 0 && { allowCredentials: allowed }),
  })
  return Response.json({ options }, { headers: notKept })
}

/** `POST /api/auth/confirm/options`: to confirm a change of one's account by a passkey. */
export const askToConfirm: Handler = async ({ payload, requireUser }) => {
  const user = await requireUser(what)
  const { drizzle } = adapterOf(payload)
  const { rows } = await drizzle.execute<{ id: string; transports: string[] }>(
    sql`select credential_id as id, transports from ${drizzle.tables.passkeys} where user_id = ${user.id}`,
  )
  return askPasskey(contextOf(payload), 'confirm', confirmSubject(user), rows)
}

/** `POST /api/auth/passkeys/options` `{password | passkey}`: what to make a new passkey of. */
export const beginPasskey: Handler = async ({ payload, requireUser, readJson }) => {
  const user = await requireUser(what)
  await confirmIdentity(payload, user, await readJson(identityProof))
  const { drizzle } = adapterOf(payload)
  const options = await passkeyOptions(drizzle, user, await profileNameOf(drizzle, String(user.id)))
  return Response.json({ options }, { headers: notKept })
}

/** `POST /api/auth/passkeys` `{name, passkey}`. With the first factor come recovery codes. */
export const createPasskey: Handler = async ({ payload, requireUser, readJson, auditSource }) => {
  const user = await requireUser(what)
  const source = await auditSource()
  const body = await readJson(newPasskeyBody)
  const id = String(user.id)
  const also = await inTransaction(payload, async (tx) => {
    const isFirst = !(await hasFactor(tx, id))
    await addPasskey(tx, user, body.name, body.passkey)
    await recordFactor(tx, source, {
      userId: id,
      action: 'factor.added',
      after: { passkey: body.name },
      occasion: 'passkey_added',
      detail: body.name,
    })
    if (!isFirst) return {}
    await keepOnlySession(tx, user)
    return { codes: await replaceRecoveryCodes(tx, id) }
  })
  return answerFactors(payload, user, also)
}

/** `PATCH /api/auth/passkeys/:id` `{name}` */
export const updatePasskey: Handler = async ({ payload, parameters: { id = '' }, requireUser, readJson }) => {
  const user = await requireUser(what)
  const body = await readJson(passkeyNameBody)
  await inTransaction(payload, (tx) => renamePasskey(tx, String(user.id), id, body.name))
  return answerFactors(payload, user)
}

/** `POST /api/auth/passkeys/:id/remove` `{password | passkey}` */
export const deletePasskey: Handler = async ({
  payload,
  parameters: { id = '' },
  requireUser,
  readJson,
  auditSource,
}) => {
  const user = await requireUser(what)
  const source = await auditSource()
  await confirmIdentity(payload, user, await readJson(identityProof))
  await inTransaction(payload, async (tx) => {
    const removed = await removePasskey(tx, String(user.id), id)
    await dropRecoveryCodes(tx, String(user.id))
    await recordFactor(tx, source, {
      userId: String(user.id),
      action: 'factor.removed',
      after: { passkey: removed },
      occasion: 'passkey_removed',
      detail: removed,
    })
  })
  return answerFactors(payload, user)
}
