import type { ShopContext } from '@/core/context/context'
import { consumeRate } from '@/core/http/consumeRate'

/** @throws ShopError `too_many_requests`; the same whether the address has an account or not */
export async function limitEmailChanges(context: ShopContext, userId: string, email: string): Promise<void> {
  await consumeRate(context, 'email-change', userId)
  await consumeRate(context, 'email-change-to', email)
}
