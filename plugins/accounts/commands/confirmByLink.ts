import type { Payload } from 'payload'
import { currentSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { claimAccountLink, confirmEmail, findLinkedAddress } from './accountLinks'
import { confirmEmailChange, readConfirmable } from './confirmEmailChange'

const noSuchLink = () =>
  new ShopError(410, 'link_expired', 'This link no longer works. Request a new one in your account settings.')

/** @param isNew whether the address takes another one's place */
export type Confirmable = { email: string; isNew: boolean }

/** The address that a mailed link confirms, without redeeming it; undefined where it is no longer valid. */
export async function readConfirmableLink(payload: Payload, token: string): Promise<Confirmable | undefined> {
  const changed = await readConfirmable(payload, token)
  if (changed) return { email: changed, isNew: true }
  const own = await findLinkedAddress(payload, 'confirm', token)
  return own === undefined ? undefined : { email: own, isNew: false }
}

/**
 * Confirms an address by its mailed link: of a new account, or a change of address. It works once.
 * @throws ShopError `link_expired`
 */
export async function confirmByLink(payload: Payload, token: string): Promise<Confirmable> {
  const own = await inTransaction(payload, async (tx) => {
    const claimed = await claimAccountLink(tx, 'confirm', token)
    if (claimed) {
      await confirmEmail(tx, claimed.userId, claimed.email)
      await recordAudit(
        tx,
        { ...currentSource(tx.context), actorId: claimed.userId },
        {
          action: 'email.confirmed',
          target: { kind: 'user', id: claimed.userId },
        },
      )
    }
    return claimed
  })
  if (own) return { email: own.email, isNew: false }
  if (!(await readConfirmable(payload, token))) throw noSuchLink()
  return { email: await confirmEmailChange(payload, token), isNew: true }
}
