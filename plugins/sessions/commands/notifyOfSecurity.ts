import { enqueue } from '@jobs/enqueue'
import { v7 as uuidv7 } from 'uuid'
import type { Executor } from '@/core/database/executor'
import type { SecurityEvent } from '@/core/mail/writeSecurityEmail'
import { deviceOfAgent, placeOf } from '../device'
import { sessionQueues } from '../jobs/queues'

/** @param headers of the request that did it @param name of what it is about, as of a key @param to another address */
type Noticed = { event: SecurityEvent; headers?: Headers | undefined; name?: string; to?: string }

/**
 * Has the owner of an account told by email of something that somebody else may have done, in the transaction that does
 * it. Nothing is sent to an address that is not confirmed.
 */
export async function notifyOfSecurity(
  tx: Executor,
  userId: string,
  { event, headers, name, to }: Noticed,
): Promise<void> {
  if (!tx.context.canSendEmail) return
  const { browser, system } = deviceOfAgent(headers?.get('user-agent') ?? null)
  const { country } = headers ? await placeOf(tx.context, headers) : { country: null }
  await enqueue(tx, sessionQueues.securityMail, {
    id: uuidv7(),
    userId,
    event,
    at: new Date().toISOString(),
    ...(browser && { browser }),
    ...(system && { system }),
    ...(country && { country }),
    ...(name && { name: name.slice(0, 100) }),
    ...(to && { to }),
  })
}
