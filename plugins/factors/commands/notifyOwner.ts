import { enqueue } from '@jobs/enqueue'
import type { Executor } from '@/core/database/executor'
import { type FactorOccasion, factorQueues } from '../jobs/queues'

/** What the owner of an account is told of, by email. @param detail the name of a passkey, or when a reset is due */
export const notifyOwner = (
  tx: Executor,
  userId: string,
  occasion: FactorOccasion,
  detail?: string,
): Promise<unknown> =>
  enqueue(tx, factorQueues.factorMail, { userId, occasion, at: new Date().toISOString(), ...(detail && { detail }) })
