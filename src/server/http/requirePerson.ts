import type { PayloadRequest } from 'payload'
import { isSignedIn } from '@/access/predicates'
import { ShopError } from '@/errors'

/** Who asks, with an account in good standing. @throws ShopError `sign_in_required`, `account_suspended` */
export function requirePerson(req: PayloadRequest, what: string): NonNullable<PayloadRequest['user']> {
  if (!req.user) throw new ShopError(401, 'sign_in_required', `Sign in to ${what}.`)
  if (!isSignedIn({ req }))
    throw new ShopError(
      403,
      'account_suspended',
      'This account is suspended. Write to the moderators to have it reviewed.',
    )
  return req.user
}
