import type { ShopContext } from '@/core/context/context'
import { makeLimit } from '@/core/http/makeLimit'

/** Emails about a new address that one process sends within an hour: for one account, and to one address. */
const HOUR = 3_600
const message = 'Too many emails.'
const accounts = makeLimit({ name: 'email-change', points: 6, seconds: HOUR, message })
const addresses = makeLimit({ name: 'email-change-to', points: 6, seconds: HOUR, message })

/** @throws ShopError `too_many_requests`; the same whether the address has an account or not */
export async function limitEmailChanges(context: ShopContext, userId: string, email: string): Promise<void> {
  await accounts.consume(context, userId)
  await addresses.consume(context, email)
}
