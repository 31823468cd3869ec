import { confirmIdentity, identityProof } from '@plugins/factors/commands/confirmIdentity'
import { z } from 'zod'
import { contextOf } from '@/core/context/context'
import { inRequestTransaction } from '@/core/database/executor'
import type { Handler, PayloadContext } from '@/core/http/endpoint'
import { closeAccount } from '../commands/closeAccount'
import { requireOtherAdmin } from '../commands/requireOtherAdmin'
import { restoreAccount } from '../commands/restoreAccount'
import { personalDataOptions } from '../types'

export const deleteAccountBody = identityProof
export const restoreAccountBody = z.strictObject({ token: z.string('Sign in to restore your account.').max(500) })

/**
 * `POST /api/users/delete-account` `{password}`: closes the account until it is restored by signing in, or deleted when
 * the days of grace are over. Without such days all goes at once, in one transaction; stored bytes follow by jobs,
 * pictures by the next sweep.
 */
export const deleteAccount: Handler<PayloadContext> = async ({ req, requireUser, readJson, auditSource }) => {
  const user = await requireUser('delete your account')
  await confirmIdentity(req.payload, user, await readJson(deleteAccountBody))
  const context = contextOf(req.payload)
  const isAtOnce = personalDataOptions.of(context).deletionGraceDays === 0
  const source = await auditSource()
  const deletesAt = await inRequestTransaction(req, async (tx) => {
    await requireOtherAdmin(tx, user)
    if (!isAtOnce) return closeAccount(tx, source, String(user.id))
    await req.payload.delete({ collection: context.slugs.users, id: user.id, req, overrideAccess: true, depth: 0 })
    return null
  })
  return Response.json({ deleted: isAtOnce, deletesAt: deletesAt?.toISOString() ?? null })
}

/** `POST /api/users/restore-account` `{token}`: undoes the closing of an account, by the token of a sign-in. */
export const restoreClosedAccount: Handler<PayloadContext> = async ({ payload, readJson, auditSource }) => {
  const { token } = await readJson(restoreAccountBody)
  await restoreAccount(payload, await auditSource(), token)
  return Response.json({ restored: true })
}
