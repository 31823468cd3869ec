import { MiB } from '../units'
import {
  bytes,
  chooseOptions,
  type Definitions,
  flag,
  type Option,
  oneOf,
  requireKnown,
  text,
  wholeNumber,
} from './defineOptions'
import { type Capability, type CoreOptions, capabilities, type ScannerOptions } from './options'
import { type CollectionName, defaultSlugs } from './slugs'

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Seconds a scan may take at most: a worker gives up a job that shows no end after five minutes. */
const MAX_SCAN_SECONDS = 240

/** An object whose own names are judged where it is read. */
const object = <Value extends object | undefined>(byDefault: Value): Option<Value> => ({
  byDefault,
  allows: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  allowed: 'an object',
})

/** What the config of the app says where no option does, or nothing. */
type Unset = 'publicUrl' | 'serverUrl' | 's3' | 'canSendEmail'
type Core = Required<Omit<CoreOptions, Unset>> & Pick<CoreOptions, Unset>

const definitions: Definitions<CoreOptions, Core> = {
  slugs: object({}),
  collections: object({}),
  capabilities: object({}),
  publicUrl: text(undefined),
  serverUrl: text(undefined),
  dataDir: text('.data'),
  s3: object(undefined),
  scanner: object({}),
  canSendEmail: { ...flag(false), byDefault: undefined },
  trustedProxies: wholeNumber(0, 0, 9),
  rateLimit: flag(true),
  rates: object({}),
  actionLimits: object({}),
  maxBodyBytes: bytes(MiB, 64 * 1024, 16 * MiB),
  maxPageSize: wholeNumber(100, 1, 1_000),
  jobSchema: {
    byDefault: 'pgboss',
    allows: (value) => typeof value === 'string' && /^[a-z_][a-z0-9_]{0,49}$/.test(value),
    allowed: 'small letters, digits and _, as "shop_jobs"',
  },
  logLevel: oneOf('info', LEVELS),
  production: flag(false),
  strictConnections: flag(false),
}

/** The names of the options that all plugins stand on. */
export const coreOptionNames = Object.keys(definitions)

const scanner = {
  kind: oneOf('auto', ['auto', 'clamd', 'none']),
  clamd: object(undefined),
  timeoutSeconds: wholeNumber(60, 1, MAX_SCAN_SECONDS),
  mayGoWithout: flag(false),
}

export type Scanner = Required<Omit<ScannerOptions, 'clamd'>> & Pick<ScannerOptions, 'clamd'>

const collectionNames = Object.keys(defaultSlugs) as CollectionName[]

/**
 * The options that all plugins stand on, checked; those of plugins may lie beside them.
 * @throws Error where one is wrong
 */
export function chooseCore(given: CoreOptions) {
  const own = Object.entries(given).filter(([name]) => coreOptionNames.includes(name))
  const core = chooseOptions<CoreOptions, Core>('', definitions, Object.fromEntries(own))
  const { collections } = core
  requireKnown('collections.', collections, collectionNames)
  for (const [name, override] of Object.entries(collections))
    if (typeof override !== 'function')
      throw new Error(`schematicShop: collections.${name} must be a function that returns the collection.`)
  const switches = Object.fromEntries(capabilities.map((name) => [name, flag(true)])) as Record<
    Capability,
    Option<boolean>
  >
  return {
    ...core,
    collections,
    capabilities: chooseOptions<Partial<Record<Capability, boolean>>, Record<Capability, boolean>>(
      'capabilities.',
      switches,
      core.capabilities,
    ),
    scanner: chooseOptions<ScannerOptions, Scanner>('scanner.', scanner, core.scanner),
  }
}
