import { ratePresetNames } from '../http/rates'
import type { S3Options } from '../storage/s3Store'
import { parseUrl } from '../text/parseUrl'
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
  webAddress,
  wholeNumber,
} from './defineOptions'
import {
  type Capability,
  type ClamdOptions,
  type CoreOptions,
  capabilities,
  hstsModes,
  type ScannerOptions,
} from './options'
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
type Unset = 'publicUrl' | 'serverUrl' | 'corsOrigins' | 's3' | 'canSendEmail'
type Core = Required<Omit<CoreOptions, Unset>> & Pick<CoreOptions, Unset>

const definitions: Definitions<CoreOptions, Core> = {
  slugs: object({}),
  collections: object({}),
  capabilities: object({}),
  publicUrl: webAddress,
  serverUrl: webAddress,
  corsOrigins: {
    byDefault: undefined,
    allows: (value) =>
      value === '*' ||
      (Array.isArray(value) && value.every((one) => typeof one === 'string' && parseUrl(one)?.origin === one)),
    allowed: "a list of origins such as ['https://app.example'], or '*'",
  },
  hsts: oneOf('on', hstsModes),
  dataDir: text('.data'),
  s3: object(undefined),
  scanner: object({}),
  canSendEmail: { ...flag(false), byDefault: undefined },
  trustedProxies: wholeNumber(0, 0, 9),
  rateLimit: flag(true),
  ratePreset: oneOf('default', ratePresetNames),
  rates: object({}),
  actionLimits: object({}),
  maxBodyBytes: bytes(MiB, 64 * 1024, 16 * MiB),
  maxPageSize: wholeNumber(100, 1, 1_000),
  jobSchema: {
    byDefault: 'pgboss',
    // pg-boss' tables have names that others have, too.
    allows: (value) =>
      typeof value === 'string' && /^(?!pg_|public$|information_schema$)[a-z_][a-z0-9_]{0,49}$/.test(value),
    allowed: 'small letters, digits and _, as "shop_jobs", and no schema of Postgres or Payload',
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

const clamd: Definitions<ClamdOptions, Partial<ClamdOptions>> = {
  host: text(undefined),
  port: { ...wholeNumber(0, 1, 65_535), byDefault: undefined },
  socket: text(undefined),
}

const s3: Definitions<S3Options, Partial<S3Options>> = {
  bucket: text(undefined),
  endpoint: webAddress,
  region: text(undefined),
  accessKeyId: text(undefined),
  secretAccessKey: text(undefined),
  forcePathStyle: flag(false),
}

/** @throws Error where the bucket is not named in full, or has half a key */
function requireS3(given: S3Options): void {
  const { bucket, region, accessKeyId, secretAccessKey } = chooseOptions('s3.', s3, given)
  if (bucket === undefined || region === undefined)
    throw new Error('schematicShop: s3 must name a bucket and its region.')
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined))
    throw new Error('schematicShop: s3.accessKeyId and s3.secretAccessKey belong together. Give both or none.')
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
  if (core.s3) requireS3(core.s3)
  chooseOptions('scanner.clamd.', clamd, core.scanner.clamd ?? {})
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
