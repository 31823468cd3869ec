import { engineOptions } from '@jobs/engine/types'
import { workerOptions } from '@jobs/types'
import type { Config, Plugin } from 'payload'
import { makeContext, type ShopContext } from '@/core/context/context'
import { chooseOptions, flag, requireKnown } from '@/core/context/defineOptions'
import { connectionOf } from '@/core/database/connection'
import { withShopDatabase } from '@/core/database/withShopDatabase'
import { withEvents } from '@/core/events/events'
import { requireGuardInFront } from '@/core/http/requireGuardInFront'
import { withMigrator } from '@/core/migrations/lock'
import { requireMigrations } from '@/core/migrations/requireMigrations'
import { abuse } from './abuse'
import { accounts } from './accounts'
import { audit } from './audit'
import { comments } from './comments'
import { conversions } from './conversions'
import { downloads } from './downloads'
import { factors } from './factors'
import { graphql } from './graphql'
import { guards } from './guards'
import { withGuardedConfigs } from './guards/guardSanitized'
import { health } from './health'
import { keys } from './keys'
import { languages } from './languages'
import { legal } from './legal'
import { likes } from './likes'
import { listings } from './listings'
import { lists } from './lists'
import { mail } from './mail'
import { migrateShop } from './migrateShop'
import { shopMigrations } from './migrations'
import { moderation } from './moderation'
import { notifications } from './notifications'
import { withNouns } from './nouns'
import { openapi } from './openapi'
import { people } from './people'
import { personalData } from './personalData'
import { pipeline } from './pipeline'
import { providers } from './providers'
import { quotas } from './quotas'
import { search } from './search'
import { sessions } from './sessions'
import { withSessionWrites } from './sessions/withSessionWrites'
import { sharing } from './sharing'
import { standing } from './standing'
import { statistics } from './statistics'
import { storage } from './storage'
import { optionNames, type RoomOptions, type ShopOptions } from './types'
import { uploads } from './uploads'

export type { ShopEvents, Subscribers } from '@/core/events/events'
export type { RoomOptions, ShopOptions } from './types'

/**
 * Every room in its order, after the check of the database: what adds collections first, what guards all of them last.
 */
const rooms = (options: RoomOptions): Plugin[] => [
  requireMigrations(shopMigrations),
  pipeline(),
  uploads(options.uploads),
  quotas(options.quotas),
  likes(),
  comments(),
  listings(),
  moderation(options.moderation),
  notifications(options.notifications),
  people(options.people),
  lists(options.lists),
  sessions(options.sessions),
  accounts(options.accounts),
  factors(options.factors),
  keys(options.keys),
  standing(),
  abuse(options.abuse),
  mail(options.mail),
  personalData(options.personalData),
  legal(options.legal),
  providers(options.providers),
  statistics(),
  search(),
  sharing(),
  conversions(options.conversions),
  downloads(options.downloads),
  health(options.health),
  storage(),
  audit(options.audit),
  guards(),
  graphql(options.graphql),
  languages(),
  openapi(options.openapi),
]

/** What belongs to the app as a whole: its collections, its database, and what Payload adds by itself. */
function addShop(config: Config, context: ShopContext, migrateAtBoot: boolean): Config {
  const own = withNouns(config, context)
  return {
    ...own,
    db: withGuardedConfigs(withSessionWrites(withShopDatabase(context, own.db))),
    onInit: async (payload) => {
      await own.onInit?.(payload)
      if (migrateAtBoot) await withMigrator(connectionOf(context), (client) => migrateShop(client, payload))
      requireGuardInFront()
    },
  }
}

/**
 * The whole shop, for any Payload app on Postgres: collections, endpoints, panel, jobs, translations, and guards of the
 * database.
 * @throws Error at boot where an option is wrong
 */
export const schematicShop =
  (options: ShopOptions = {}): Plugin =>
  async (incoming) => {
    requireKnown('', options, optionNames)
    const { migrateAtBoot = false, events = {} } = options
    chooseOptions('', { migrateAtBoot: flag(false) }, { migrateAtBoot })
    const context = makeContext(options, incoming)
    engineOptions.keep(context, options.engine)
    workerOptions.keep(context, options.worker)
    let config = addShop(incoming, context, migrateAtBoot)
    for (const room of rooms(options)) config = await room(config)
    return withEvents(config, events)
  }
