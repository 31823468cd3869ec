import type { EngineOptions } from '@jobs/engine/types'
import type { WorkerOptions } from '@jobs/types'
import { coreOptionNames } from '@/core/context/chooseCore'
import type { CoreOptions } from '@/core/context/options'
import type { Subscribers } from '@/core/events/events'
import type { AbuseOptions } from './abuse/types'
import type { AccountOptions } from './accounts/types'
import type { AuditOptions } from './audit/types'
import type { ConversionOptions } from './conversions/types'
import type { DownloadOptions } from './downloads/types'
import type { FactorOptions } from './factors/types'
import type { GraphqlOptions } from './graphql/types'
import type { HealthOptions } from './health/types'
import type { KeyOptions } from './keys/types'
import type { LegalOptions } from './legal/types'
import type { ListOptions } from './lists/types'
import type { MailRoomOptions } from './mail/types'
import type { ModerationOptions } from './moderation/types'
import type { NotificationOptions } from './notifications/types'
import type { OpenapiOptions } from './openapi/types'
import type { PeopleOptions } from './people/types'
import type { PersonalDataOptions } from './personalData/types'
import type { SignInProviderOptions } from './providers/types'
import type { QuotaOptions } from './quotas/types'
import type { SessionOptions } from './sessions/types'
import type { UploadOptions } from './uploads/types'

/** The options of each plugin, by its name. */
export type RoomOptions = {
  abuse?: AbuseOptions
  accounts?: AccountOptions
  audit?: AuditOptions
  conversions?: ConversionOptions
  downloads?: DownloadOptions
  engine?: EngineOptions
  factors?: FactorOptions
  graphql?: GraphqlOptions
  health?: HealthOptions
  keys?: KeyOptions
  legal?: LegalOptions
  lists?: ListOptions
  moderation?: ModerationOptions
  mail?: MailRoomOptions
  notifications?: NotificationOptions
  openapi?: OpenapiOptions
  people?: PeopleOptions
  personalData?: PersonalDataOptions
  providers?: SignInProviderOptions
  quotas?: QuotaOptions
  sessions?: SessionOptions
  uploads?: UploadOptions
  worker?: WorkerOptions
}

const roomNames: Readonly<Record<keyof RoomOptions, true>> = {
  abuse: true,
  accounts: true,
  audit: true,
  conversions: true,
  downloads: true,
  engine: true,
  factors: true,
  graphql: true,
  health: true,
  keys: true,
  legal: true,
  lists: true,
  moderation: true,
  mail: true,
  notifications: true,
  openapi: true,
  people: true,
  personalData: true,
  providers: true,
  quotas: true,
  sessions: true,
  uploads: true,
  worker: true,
}

export type ShopOptions = CoreOptions &
  RoomOptions & {
    /**
     * Whether the app makes the rules of its database and the queues itself as it starts, once Payload's own migrations
     * have run. Without, it refuses to start on a database that lacks them, and `npx schematicshop migrate` makes them.
     * @default false
     */
    migrateAtBoot?: boolean
    /** Called as things happen, inside the transaction that does them. @default none */
    events?: Subscribers
  }

/** The name of every option that there is. */
export const optionNames: readonly string[] = [...coreOptionNames, ...Object.keys(roomNames), 'events', 'migrateAtBoot']
