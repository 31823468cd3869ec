import { completeSignIn } from '@plugins/factors/commands/completeSignIn'
import { endSessions } from '@plugins/sessions/commands/endSessions'
import type { StartedSession } from '@plugins/sessions/commands/startSession'
import type { PayloadRequest } from 'payload'
import { accountSuspended } from '@/core/access/viewer'
import { contextOf } from '@/core/context/context'
import { inRequestTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { claimAccountLink, confirmEmail } from './accountLinks'
import { limitSignIn } from './limitSignIn'

const noSuchLink = () => new ShopError(410, 'link_expired', 'This link no longer works. Request a new one.')

/** Sets the password, ends all sessions and confirms the address. @returns whose it is */
const setPassword = (req: PayloadRequest, token: string, password: string): Promise<string> =>
  inRequestTransaction(req, async (tx) => {
    const account = await claimAccountLink(tx, 'reset', token)
    if (!account) throw noSuchLink()
    if (account.state !== 'active') throw accountSuspended()
    const { userId: id, email } = account
    const { users } = contextOf(req.payload).slugs
    await req.payload.update({ collection: users, id, data: { password }, req, overrideAccess: true, depth: 0 })
    await endSessions(tx, id)
    await confirmEmail(tx, id, email)
    return id
  })

/**
 * Sets a new password by a mailed link, which works once; of concurrent uses one succeeds. All sessions end, the
 * address is confirmed, and the user is signed in; one with a second factor has a new password and is asked for it.
 * @throws ShopError `link_expired`, `invalid_field`, `account_suspended`, `second_factor_required`
 */
export async function resetPassword(req: PayloadRequest, token: string, password: string): Promise<StartedSession> {
  await limitSignIn(req)
  const id = await setPassword(req, token, password)
  return completeSignIn(req, { id }, { method: 'reset', depth: 0 })
}
