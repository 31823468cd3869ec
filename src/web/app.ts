import type { Payload, SanitizedConfig } from 'payload'
import type { ShopContext } from '@/core/context/context'

/** The app that the shop stands in front of. */
export type App = {
  readonly config: SanitizedConfig
  readonly context: ShopContext
  /** The one Payload of this process; a database that is still starting is waited for. */
  readonly getPayload: () => Promise<Payload>
}
