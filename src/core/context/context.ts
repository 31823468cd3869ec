import path from 'node:path'
import type { Config, Payload, SanitizedConfig } from 'payload'
import { chooseRates, type Rates } from '../http/rates'
import { type ActionLimits, chooseActionLimits } from '../limits/actionLimits'
import { setLogLevel } from '../log/log'
import { requireOwnTables, type TableNames, tableNamesOf } from '../migrations/tableNames'
import { createStores, type Stores } from '../storage/stores'
import { chooseCore, type Scanner } from './chooseCore'
import { webAddress } from './defineOptions'
import type { Capability, CollectionOverride, CoreOptions, HstsMode } from './options'
import { type CollectionName, chooseSlugs, collectionOfSlug, type Slugs } from './slugs'
import { type Tables, tablesOf } from './tables'

/** What all rooms need; made once by `schematicShop` from its options and the app's config. */
export type ShopContext = {
  readonly slugs: Slugs
  /** Names of tables in the database, for SQL that is text. */
  readonly names: TableNames
  /** The same, quoted, for the `sql` tag. */
  readonly tables: Tables
  /** Where pg-boss has its tables. */
  readonly jobSchema: string
  /** The app's own secret; keys are derived from it, each for one purpose. */
  readonly secret: string
  readonly addresses: {
    /** What links begin with, without a trailing slash. */
    readonly publicUrl: string
    /** The one origin that may write, where one is named. */
    readonly serverUrl: string | undefined
    /** Where Payload answers, as `/api`. */
    readonly api: string
    /** What the address of a picture's file begins with, relative to the site. */
    readonly mediaFiles: string
    /** Whether cookies may go by TLS alone. */
    readonly isSecure: boolean
  }
  /** Origins whose pages may use the API with tokens. */
  readonly corsOrigins: readonly string[] | '*'
  readonly hsts: HstsMode
  readonly dataDir: string
  readonly overrides: Partial<Record<CollectionName, CollectionOverride>>
  readonly isOff: (capability: Capability) => boolean
  readonly stores: Stores
  readonly scanner: Scanner
  readonly canSendEmail: boolean
  readonly trustedProxies: number
  readonly rateLimit: boolean
  readonly rates: Rates
  readonly actionLimits: ActionLimits
  readonly maxBodyBytes: number
  readonly maxPageSize: number
  readonly production: boolean
  readonly strictConnections: boolean
  /** What was made once for this context, by name. */
  readonly kept: Map<string, unknown>
}

const KEY = 'schematicShop'

/** The panel's scripts, the guard and links ask at these addresses. @throws Error where Payload answers elsewhere */
function requireRoutes({ api = '/api', admin = '/admin' }: NonNullable<Config['routes']> = {}): void {
  if (api !== '/api') throw new Error(`schematicShop: routes.api is "${api}". The shop needs it to be "/api".`)
  if (admin !== '/admin')
    throw new Error(`schematicShop: routes.admin is "${admin}". The shop needs it to be "/admin".`)
}

/** What an app's own `cors` allows. */
function originsOf(cors: Config['cors']): readonly string[] | '*' {
  if (cors === '*' || Array.isArray(cors)) return cors
  return cors?.origins ?? []
}

/** @throws Error where an option is wrong, or a setting of the config is not one that the shop can live with */
export function makeContext(
  given: CoreOptions,
  config: Pick<Config, 'secret' | 'serverURL' | 'email' | 'routes' | 'collections' | 'cors'>,
): ShopContext {
  requireRoutes(config.routes)
  const options = chooseCore(given)
  const slugs = chooseSlugs(options.slugs)
  const names = tableNamesOf(slugs)
  const slugsOfApp = (config.collections ?? []).map(({ slug }) => slug)
  requireOwnTables(
    names,
    slugsOfApp.filter((slug) => collectionOfSlug(slugs, slug) === undefined),
  )
  const serverUrl = options.serverUrl ?? (config.serverURL || undefined)
  if (serverUrl !== undefined && !webAddress.allows(serverUrl))
    throw new Error(`schematicShop: the config's serverURL is "${serverUrl}". It must be ${webAddress.allowed}.`)
  const publicUrl = (options.publicUrl ?? serverUrl ?? 'http://localhost:3000').replace(/\/+$/, '')
  const api = config.routes?.api ?? '/api'
  const dataDir = path.resolve(/* turbopackIgnore: true */ options.dataDir)
  if (!config.secret)
    throw new Error('schematicShop: the config has no `secret`. Sessions and links are signed with it.')
  setLogLevel(options.logLevel)
  return {
    slugs,
    names,
    tables: tablesOf(names, options.jobSchema),
    jobSchema: options.jobSchema,
    secret: config.secret,
    addresses: {
      publicUrl,
      serverUrl,
      api,
      mediaFiles: `${api}/${slugs.media}/file/`,
      isSecure: publicUrl.startsWith('https:'),
    },
    corsOrigins: options.corsOrigins ?? originsOf(config.cors),
    hsts: options.hsts,
    dataDir,
    overrides: options.collections,
    isOff: (capability) => !options.capabilities[capability],
    stores: createStores(dataDir, options.s3),
    scanner: options.scanner,
    canSendEmail: options.canSendEmail ?? Boolean(config.email),
    trustedProxies: options.trustedProxies,
    rateLimit: options.rateLimit,
    rates: chooseRates(options.rates, options.ratePreset),
    actionLimits: chooseActionLimits(options.actionLimits),
    maxBodyBytes: options.maxBodyBytes,
    maxPageSize: options.maxPageSize,
    production: options.production,
    strictConnections: options.strictConnections,
    kept: new Map(),
  }
}

/** The config with the context, which is kept from the browser. */
export const withContext = (config: Config, context: ShopContext): Config => ({
  ...config,
  custom: { ...config.custom, [KEY]: context },
})

type Source = Pick<Payload, 'config'> | Pick<Config | SanitizedConfig, 'custom'>

/** The context of an app. @throws Error where the shop is not among its plugins */
export function contextOf(source: Source): ShopContext {
  const config = 'config' in source ? source.config : source
  const context: unknown = config.custom?.[KEY]
  if (!context) throw new Error('The config has no schematicShop() among its plugins')
  return context as ShopContext
}

/**
 * What is made once for each context: a key, a cache, a limiter.
 * @param name unique in the shop: bundles load a module more than once, and share what was made by it
 */
export const perContext =
  <Value>(name: string, make: (context: ShopContext) => Value): ((context: ShopContext) => Value) =>
  (context) => {
    if (!context.kept.has(name)) context.kept.set(name, make(context))
    return context.kept.get(name) as Value
  }
