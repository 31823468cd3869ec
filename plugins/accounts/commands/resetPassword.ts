import { sql } from '@payloadcms/db-postgres'
import { commitTransaction, initTransaction, killTransaction, loginOperation, type PayloadRequest } from 'payload'
import { accountSuspended } from '@/core/access/viewer'
import { contextOf } from '@/core/context/context'
import { transactionOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { claimAccountLink, confirmEmail } from './accountLinks'
import { limitSignIn } from './limitSignIn'
import type { SignInResult } from './signIn'

const noSuchLink = () => new ShopError(410, 'link_expired', 'This link no longer works. Request a new one.')

async function setPassword(req: PayloadRequest, token: string, password: string): Promise<SignInResult> {
  const tx = await transactionOf(req)
  const account = await claimAccountLink(tx, 'reset', token)
  if (!account) throw noSuchLink()
  if (account.state !== 'active') throw accountSuspended()
  const { userId, email } = account
  const data = { password }
  const { users } = contextOf(req.payload).slugs
  await req.payload.update({ collection: users, id: userId, data, req, overrideAccess: true, depth: 0 })
  await tx.execute(sql`delete from ${tx.tables.usersSessions} where _parent_id = ${userId}`)
  await confirmEmail(tx, userId, email)
  const collection = req.payload.collections[users]
  return { result: await loginOperation<'users'>({ collection, data: { email, password }, req, depth: 0 }) }
}

/**
 * Sets a new password by a mailed link, which works once; of concurrent uses one succeeds. All sessions end, the
 * address is confirmed, and the user is signed in.
 * @throws ShopError `link_expired`, `invalid_field`, `account_suspended`
 */
export async function resetPassword(req: PayloadRequest, token: string, password: string): Promise<SignInResult> {
  await limitSignIn(req)
  const shouldCommit = await initTransaction(req)
  try {
    const signedIn = await setPassword(req, token, password)
    if (shouldCommit) await commitTransaction(req)
    return signedIn
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}
