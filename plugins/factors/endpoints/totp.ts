import { z } from 'zod'
import { contextOf } from '@/core/context/context'
import { adapterOf, inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import type { Handler } from '@/core/http/endpoint'
import { confirmIdentity, identityProof } from '../commands/confirmIdentity'
import { keepOnlySession } from '../commands/keepOnlySession'
import { limitFactor } from '../commands/limitFactor'
import { recordFactor } from '../commands/recordFactor'
import { dropRecoveryCodes, replaceRecoveryCodes } from '../commands/recoveryCodes'
import { beginTotp, confirmTotp, removeTotp, wrongCode } from '../commands/totpFactor'
import { profileNameOf } from '../queries/profileName'
import { hasFactor } from '../queries/readFactors'
import { drawQrCode, keyUri } from '../totp'
import { answerFactors, notKept } from './answerFactors'

const what = 'set up two-step sign-in'
export const totpCodeBody = z.strictObject({
  code: z.string('Enter the code that your app shows.').trim().min(1, 'Enter the code that your app shows.').max(20),
})

/** `GET /api/auth/factors` */
export const listFactors: Handler = async ({ payload, requireUser }) =>
  answerFactors(payload, await requireUser('see how you sign in'))

/** `POST /api/auth/totp` `{password | passkey}`: a secret for an authenticator app, which counts once confirmed. */
export const beginTotpFactor: Handler = async ({ payload, requireUser, readJson }) => {
  const user = await requireUser(what)
  await confirmIdentity(payload, user, await readJson(identityProof))
  const id = String(user.id)
  const secret = await inTransaction(payload, (tx) => beginTotp(tx, id))
  const uri = keyUri(
    secret,
    contextOf(payload).addresses.publicUrl,
    await profileNameOf(adapterOf(payload).drizzle, id),
  )
  return Response.json({ secret, uri, qrCode: drawQrCode(uri) }, { headers: notKept })
}

/** `POST /api/auth/totp/confirm` `{code}`: the app counts from now on. With the first factor come recovery codes. */
export const confirmTotpFactor: Handler = async ({ payload, request, requireUser, readJson, auditSource }) => {
  const user = await requireUser(what)
  const source = await auditSource()
  const { code } = await readJson(totpCodeBody)
  const id = String(user.id)
  const done = await limitFactor(adapterOf(payload).drizzle, request.headers, id, () =>
    inTransaction(payload, async (tx) => {
      const isFirst = !(await hasFactor(tx, id))
      await confirmTotp(tx, id, code)
      await recordFactor(tx, source, {
        userId: id,
        action: 'factor.added',
        after: { totp: true },
        occasion: 'totp_added',
      })
      if (!isFirst) return {}
      await keepOnlySession(tx, user)
      return { codes: await replaceRecoveryCodes(tx, id) }
    }).catch((error: unknown) => {
      if (error instanceof ShopError && error.code === 'wrong_code') return undefined
      throw error
    }),
  )
  if (!done) throw wrongCode()
  return answerFactors(payload, user, done)
}

/** `POST /api/auth/totp/remove` `{password | passkey}` */
export const removeTotpFactor: Handler = async ({ payload, requireUser, readJson, auditSource }) => {
  const user = await requireUser(what)
  const source = await auditSource()
  await confirmIdentity(payload, user, await readJson(identityProof))
  const id = String(user.id)
  await inTransaction(payload, async (tx) => {
    if (!(await removeTotp(tx, id))) return
    await dropRecoveryCodes(tx, id)
    await recordFactor(tx, source, {
      userId: id,
      action: 'factor.removed',
      after: { totp: false },
      occasion: 'totp_removed',
    })
  })
  return answerFactors(payload, user)
}

/** `POST /api/auth/recovery-codes` `{password | passkey}`: ten new ones in the place of the others. */
export const renewRecoveryCodes: Handler = async ({ payload, requireUser, readJson, auditSource }) => {
  const user = await requireUser(what)
  const source = await auditSource()
  await confirmIdentity(payload, user, await readJson(identityProof))
  const id = String(user.id)
  const codes = await inTransaction(payload, async (tx) => {
    if (!(await hasFactor(tx, id)))
      throw new ShopError(409, 'bad_request', 'Recovery codes belong to a second factor. Set one up first.')
    await recordFactor(tx, source, { userId: id, action: 'recovery_codes.created', occasion: 'codes_renewed' })
    return replaceRecoveryCodes(tx, id)
  })
  return answerFactors(payload, user, { codes })
}
