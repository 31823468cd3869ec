import type { PayloadRequest } from 'payload'
import { requireActive } from '../account/suspended'

/** Who asks, with an account in good standing. @throws ShopError `sign_in_required`, `account_suspended` */
export const requirePerson = (req: PayloadRequest, what: string): NonNullable<PayloadRequest['user']> =>
  requireActive(req.user, what)
