import { getSender } from '@jobs/boss'
import { log } from '@/core/log/log'
import { isMigrationError } from '@/core/migrations/MigrationError'
import type { App } from './app'

/**
 * Connects what uploads and pages need. A database that is still starting is not an error here: requests try again. One that lacks
 * rules of the shop ends the process.
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
