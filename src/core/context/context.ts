import path from 'node:path'
import type { Config, Payload, SanitizedConfig } from 'payload'
import { chooseRates, type Rates } from '../http/rates'
import { setLogLevel } from '../log/log'
import { type TableNames, tableNamesOf } from '../migrations/tableNames'
import { createStores, type Stores } from '../storage/stores'
import {
  type Capability,
  type CollectionOverride,
  type ContextOptions,
  capabilities,
  type ScannerOptions,
} from './options'
import { type CollectionName, chooseSlugs, defaultSlugs, type Slugs } from './slugs'
import { type Tables, tablesOf } from './tables'

const MiB = 1024 ** 2
const GiB = 1024 ** 3

/** What every room of the shop stands on; made once, by the plugin, from its options and the config it is added to. */
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
  readonly dataDir: string
  readonly overrides: Partial<Record<CollectionName, CollectionOverride>>
  readonly isOff: (capability: Capability) => boolean
  readonly stores: Stores
  readonly scanner: Required<Omit<ScannerOptions, 'clamd'>> & Pick<ScannerOptions, 'clamd'>
  readonly canSendEmail: boolean
  readonly trustedProxies: number
  readonly rateLimit: boolean
  readonly rates: Rates
  readonly limits: {
    readonly uploadBytes: number
    readonly conversionBytes: number
    readonly conversionsBytes: number
    readonly quotas: { readonly user: number; readonly premium: number }
  }
  readonly worker: { readonly concurrency: number; readonly engineMemoryBytes: number }
  readonly metricsToken: string | undefined
  readonly production: boolean
  readonly strictConnections: boolean
  /** What was made once for this context, by name. */
  readonly kept: Map<string, unknown>
}

const KEY = 'schematicShop'

/** @throws Error where an option has a name that there is not */
function knownOnly<Options extends object>(option: string, given: Options, known: readonly string[]): Options {
  const unknown = Object.keys(given).find((name) => !known.includes(name))
  if (unknown) throw new Error(`schematicShop: ${option}.${unknown} does not exist. There are ${known.join(', ')}.`)
  return given
}

/** @throws Error where it is no name of a schema */
function chooseJobSchema(schema = 'pgboss'): string {
  if (!/^[a-z_][a-z0-9_]{0,49}$/.test(schema))
    throw new Error('schematicShop: jobSchema must be small letters, digits and _, as "shop_jobs".')
  return schema
}

/** @throws Error where an option is wrong */
export function makeContext(
  options: ContextOptions,
  config: Pick<Config, 'secret' | 'serverURL' | 'email' | 'routes'>,
): ShopContext {
  const choices = knownOnly('capabilities', options.capabilities ?? {}, capabilities)
  const slugs = chooseSlugs(options.slugs)
  const names = tableNamesOf(slugs)
  const jobSchema = chooseJobSchema(options.jobSchema)
  const serverUrl = options.serverUrl ?? (config.serverURL || undefined)
  const publicUrl = (options.publicUrl ?? serverUrl ?? 'http://localhost:3000').replace(/\/+$/, '')
  const api = config.routes?.api ?? '/api'
  const dataDir = path.resolve(/* turbopackIgnore: true */ options.dataDir ?? '.data')
  if (!config.secret)
    throw new Error('schematicShop: the config has no `secret`. Sessions and links are signed with it.')
  setLogLevel(options.logLevel ?? 'info')
  return {
    slugs,
    names,
    tables: tablesOf(names, jobSchema),
    jobSchema,
    secret: config.secret,
    addresses: {
      publicUrl,
      serverUrl,
      api,
      mediaFiles: `${api}/${slugs.media}/file/`,
      isSecure: publicUrl.startsWith('https:'),
    },
    dataDir,
    overrides: knownOnly('collections', options.collections ?? {}, Object.keys(defaultSlugs)),
    isOff: (capability) => choices[capability] === false,
    stores: createStores(dataDir, options.s3),
    scanner: { kind: 'auto', timeoutSeconds: 60, mayGoWithout: false, ...options.scanner },
    canSendEmail: options.canSendEmail ?? Boolean(config.email),
    trustedProxies: options.trustedProxies ?? 0,
    rateLimit: options.rateLimit ?? true,
    rates: chooseRates(options.rates),
    limits: {
      uploadBytes: options.maxUploadBytes ?? 64 * MiB,
      conversionBytes: options.maxConversionBytes ?? 256 * MiB,
      conversionsBytes: options.maxConversionsBytes ?? 10 * GiB,
      quotas: { user: options.quotas?.user ?? GiB, premium: options.quotas?.premium ?? 10 * GiB },
    },
    worker: {
      concurrency: options.worker?.concurrency ?? 4,
      engineMemoryBytes: options.worker?.engineMemoryBytes ?? GiB,
    },
    metricsToken: options.metricsToken,
    production: options.production ?? false,
    strictConnections: options.strictConnections ?? false,
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
