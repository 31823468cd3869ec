import type { PayloadRequest } from 'payload'
import { isModerator } from '../access/predicates'
import { requireActive } from '../access/suspended'
import { ShopError } from '../errors/errors'

type Person = NonNullable<PayloadRequest['user']>

/** Who asks, with an account in good standing. @throws ShopError `sign_in_required`, `account_suspended` */
export const requirePerson = (req: PayloadRequest, what: string): Person => requireActive(req.user, what)

/** The same of a moderator. @throws ShopError `sign_in_required`, `account_suspended`, `forbidden` */
export function requireModerator(req: PayloadRequest, what: string): Person {
  const person = requirePerson(req, what)
  if (!isModerator({ req })) throw new ShopError(403, 'forbidden', 'Only moderators can do this.')
  return person
}
