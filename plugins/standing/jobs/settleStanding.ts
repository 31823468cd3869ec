import type { Handler } from '@jobs/handler'
import { inTransaction } from '@/core/database/executor'
import { settlePremium, settleSuspensions } from '../commands/settleStanding'
import type { standingQueues } from './queues'

/** Ends suspensions and premium whose time is over. */
export const settleStanding: Handler<typeof standingQueues.settleStanding> = async (_, { payload, signal }) => {
  for (const settle of [settlePremium, settleSuspensions])
    while (!signal.aborted && (await inTransaction(payload, (tx) => settle(tx))) > 0);
  return 'done'
}
