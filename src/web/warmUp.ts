import { getSender } from '@jobs/boss'
import { log } from '@/core/log/log'
import type { App } from './app'

/** Connects what uploads and pages need. A database that is still starting is not an error here: requests try again. */
export async function warmUp({ context, getPayload }: App): Promise<void> {
  try {
    await getPayload()
    await getSender(context)
  } catch (error) {
    log.warn({ err: error }, 'the database does not answer yet')
  }
}
