import { Categories } from '@collections/Categories'
import { Comments } from '@collections/Comments'
import { Likes } from '@collections/Likes'
import { Media } from '@collections/Media'
import { Profiles } from '@collections/Profiles'
import { SchematicFiles } from '@collections/SchematicFiles'
import { Schematics } from '@collections/Schematics'
import { Tags } from '@collections/Tags'
import { Users } from '@collections/Users'
import type { CollectionConfig, Config, Plugin } from 'payload'
import { addCollection } from '@/core/config/addCollection'
import { makeContext, type ShopContext, withContext } from '@/core/context/context'
import type { Capability } from '@/core/context/options'
import type { CollectionName } from '@/core/context/slugs'
import { connectionOf } from '@/core/database/connection'
import { withShopDatabase } from '@/core/database/withShopDatabase'
import { withEvents } from '@/core/events/events'
import { withMigrator } from '@/core/migrations/lock'
import { requireMigrations } from '@/core/migrations/requireMigrations'
import { account } from './accounts'
import { sessionsAlone } from './accounts/sessionsAlone'
import { conversions } from './conversions'
import { downloads } from './downloads'
import { graphql } from './graphql'
import { guards } from './guards'
import { guardSanitized } from './guards/guardSanitized'
import { health } from './health'
import { languages } from './languages'
import { social } from './likes'
import { listings } from './listings'
import { lists } from './lists'
import { ListItems } from './lists/collections/ListItems'
import { Lists } from './lists/collections/Lists'
import { migrateShop } from './migrateShop'
import { shopMigrations } from './migrations'
import { moderation } from './moderation'
import { notifications } from './notifications'
import { apiDocumentation } from './openapi'
import { people } from './people'
import { Follows } from './people/collections/Follows'
import { pipeline } from './pipeline'
import { quotas } from './quotas'
import { search } from './search'
import { sharing } from './sharing'
import { storage } from './storage'
import type { ShopOptions } from './types'
import { uploads } from './uploads'

type Noun = {
  name: CollectionName
  make: (context: ShopContext) => CollectionConfig
  capability?: Capability
}

/** The nouns, which every shop has. Those of a capability stay closed where it is turned off. */
const nouns: readonly Noun[] = [
  { name: 'schematics', make: Schematics },
  { name: 'schematicFiles', make: SchematicFiles },
  { name: 'tags', make: Tags },
  { name: 'categories', make: Categories },
  { name: 'media', make: Media },
  { name: 'comments', make: Comments, capability: 'comments' },
  { name: 'likes', make: Likes, capability: 'likes' },
  { name: 'follows', make: Follows, capability: 'follows' },
  { name: 'lists', make: Lists, capability: 'lists' },
  { name: 'listItems', make: ListItems, capability: 'lists' },
  { name: 'users', make: Users },
  { name: 'profiles', make: Profiles },
]

/** Every room in its order, after the check of the database: what adds collections first, what guards all of them last. */
const rooms = (version: string): Plugin[] => [
  requireMigrations(shopMigrations),
  pipeline(),
  uploads(),
  quotas(),
  social(),
  listings(),
  moderation(),
  notifications(),
  people(),
  lists(),
  account(),
  search(),
  sharing(),
  conversions(),
  downloads(),
  health(),
  storage,
  guards(),
  graphql(),
  languages(),
  apiDocumentation({ version }),
]

/** What belongs to the app as a whole: its collections, its database, and what Payload adds by itself. */
function addShop(config: Config, context: ShopContext, migrateAtBoot: boolean): Config {
  const own = nouns.reduce(
    (so, { name, make, capability }) =>
      addCollection(so, {
        name,
        collection: make(context),
        ...(capability && { isOff: context.isOff(capability) }),
      }),
    withContext(config, context),
  )
  return {
    ...own,
    db: sessionsAlone(withShopDatabase(context, own.db)),
    onInit: async (payload) => {
      await own.onInit?.(payload)
      if (migrateAtBoot) await withMigrator(connectionOf(context), (client) => migrateShop(client, payload))
      guardSanitized(payload.config)
    },
  }
}

/**
 * The whole shop, for any Payload app on Postgres: collections, endpoints, panel, jobs, translations, and guards of the database.
 * @throws Error at boot where an option is wrong
 */
export const schematicShop =
  ({ version = '0.0.0', events = {}, migrateAtBoot = false, ...options }: ShopOptions = {}): Plugin =>
  async (incoming) => {
    let config = addShop(incoming, makeContext(options, incoming), migrateAtBoot)
    for (const room of rooms(version)) config = await room(config)
    return withEvents(config, events)
  }
