import type { Payload, SanitizedConfig } from 'payload'
import type { ShopContext } from '@/core/context/context'

/** The app that the shop handles requests for. */
export type App = {
  readonly config: SanitizedConfig
  readonly context: ShopContext
  /** The Payload instance of this process. Waits for a database that is still starting. */
  readonly getPayload: () => Promise<Payload>
}
