import { getSender } from '@jobs/boss'
import { log } from '@/core/log/log'
import { getShop } from '@/site/getShop'

/** Connects what uploads and pages need. A database that is still starting is not an error here: requests try again. */
export async function warmUp(): Promise<void> {
  try {
    await getShop()
    await getSender()
  } catch (error) {
    log.warn({ err: error }, 'the database does not answer yet')
  }
}
