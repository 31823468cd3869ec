import type { CollectionAfterChangeHook } from 'payload'
import { isAdmin } from '@/core/access/predicates'
import { contextOf } from '@/core/context/context'
import { transactionOf } from '@/core/database/executor'
import { confirmEmail, requestAccountLink } from '../commands/accountLinks'
import { isPlaceholder } from './hideTakenEmail'

/**
 * A new user gets an email to confirm the address. Addresses entered by an admin or the shop itself count as confirmed.
 */
export const beginConfirmation: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  const { id, email, locale } = doc
  if (operation === 'update' && previousDoc?.email === email) return doc
  const tx = await transactionOf(req)
  if (req.payloadAPI === 'local' || isAdmin({ req })) await confirmEmail(tx, id, email)
  else if (operation === 'create' && contextOf(req.payload).canSendEmail && !isPlaceholder(email))
    await requestAccountLink(tx, { purpose: 'confirm', email, locale })
  return doc
}
