import { getSender } from '@jobs/boss'
import { log } from '@/core/log/log'
import { isMigrationError } from '@/core/migrations/MigrationError'
import type { App } from './app'

/**
 * Connects to the database and the queue. A database that is still starting is no error here: requests try again. One
 * that lacks the shop's migrations ends the process.
 */
export async function warmUp({ context, getPayload }: App): Promise<void> {
  try {
    await getPayload()
    await getSender(context)
  } catch (error) {
    if (isMigrationError(error)) {
      log.fatal(error.message)
      process.exit(1)
    }
    log.warn({ err: error }, 'the database does not answer yet')
  }
}
