import type { Plugin } from 'payload'
import { account } from './accounts'
import { downloads } from './downloads'
import { graphql } from './graphql'
import { guards } from './guards'
import { health } from './health'
import { languages } from './languages'
import { social } from './likes'
import { authoring } from './listings'
import { lists } from './lists'
import { mine } from './mine'
import { moderation } from './moderation'
import { notifications } from './notifications'
import { apiDocumentation } from './openapi'
import { people } from './people'
import { pipeline } from './pipeline'
import type { PipelineOptions } from './pipeline/types'
import { quotas } from './quotas'
import type { QuotaOptions } from './quotas/types'
import { search } from './search'
import { sharing } from './sharing'
import { type StorageOptions, storage } from './storage'
import { uploads } from './uploads'

export type ShopOptions = {
  version: string
  storage?: StorageOptions
  pipeline?: PipelineOptions
  quotas?: QuotaOptions
}

/** Every plugin of the shop, in their order: what adds collections first, what guards all of them last. */
export const schematicShop = (options: ShopOptions): Plugin[] => [
  pipeline(options.pipeline),
  uploads(options.pipeline),
  quotas(options.quotas),
  social(),
  authoring(),
  moderation(),
  notifications(),
  people(),
  lists(),
  mine(),
  account(),
  search(),
  sharing(),
  downloads(),
  health(),
  storage(options.storage ?? {}),
  guards(),
  graphql(),
  languages(),
  apiDocumentation({ version: options.version }),
]
