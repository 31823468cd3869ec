import type { CollectionBeforeValidateHook } from 'payload'
import { isStaff } from '@/core/access/viewer'
import { executorOf } from '@/core/database/executor'
import { checkEmail } from '../commands/checkEmail'
import { checkTexts } from '../commands/checkTexts'
import { requireProof } from '../commands/requireProof'

/**
 * Holds the name and address of a new account to the rules, and an address that changes. What staff makes is theirs.
 */
export const checkSignUp: CollectionBeforeValidateHook = async ({ data, operation, originalDoc, req }) => {
  // What the app itself makes, as its first admin.
  if (req.payloadAPI === 'local' || isStaff(req.user)) return data
  const db = await executorOf(req)
  if (operation === 'create') await requireProof(db, req.headers, 'sign-up')
  if (operation === 'create' && typeof data?.username === 'string')
    await checkTexts(db, null, [{ field: 'username', text: data.username, isName: true }])
  if (data?.email !== undefined && data.email !== originalDoc?.email) await checkEmail(db, data.email)
  return data
}
