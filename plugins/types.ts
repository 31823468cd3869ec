import type { ContextOptions } from '@/core/context/options'
import type { Subscribers } from '@/core/events/events'

export type ShopOptions = ContextOptions & {
  /** The version that the API's documentation names. @default '0.0.0' */
  version?: string
  /**
   * Whether the app makes the rules of its database and the queues itself as it starts, once Payload's own migrations have run. Without, it
   * refuses to start on a database that lacks them, and `npx schematicshop migrate` makes them.
   * @default false
   */
  migrateAtBoot?: boolean
  /** Called as things happen, inside the transaction that does them. @default none */
  events?: Subscribers
}
