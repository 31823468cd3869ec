import type { CollectionConfig } from 'payload'
import type { LoggerOptions } from 'pino'
import type { Rate, RateClass, RatePreset } from '../http/rates'
import type { ActionKind, ActionLimit } from '../limits/actionLimits'
import type { S3Options } from '../storage/s3Store'
import type { CollectionName, SlugOptions } from './slugs'

/** Where clamd listens. Without any of these it is looked for on this machine. */
export type ClamdOptions = { host?: string; port?: number; socket?: string }

export type ScannerOptions = {
  /**
   * `clamd`: always; `auto`: clamd where it is found; `none`: files are published unscanned, and said to be.
   * @default 'auto'
   */
  kind?: 'auto' | 'clamd' | 'none'
  clamd?: ClamdOptions
  /** Seconds one scan may take before it is tried again. @default 60 */
  timeoutSeconds?: number
  /** Whether `auto` may go without a scanner where none is found, as in a trial. @default false */
  mayGoWithout?: boolean
}

export const hstsModes = ['off', 'on', 'subdomains', 'preload'] as const
export type HstsMode = (typeof hstsModes)[number]

/** Changes one of the shop's collections, as it would be without. */
export type CollectionOverride = (args: { defaultCollection: CollectionConfig }) => CollectionConfig

/** What can be turned off. Its tables stay. */
export const capabilities = [
  'comments',
  'likes',
  'follows',
  'lists',
  'conversions',
  'notifications',
  'reports',
  'sharing',
  'statistics',
] as const
export type Capability = (typeof capabilities)[number]

/** What every plugin of the shop stands on. */
export type CoreOptions = {
  /**
   * Slugs of the collections, where an app calls them otherwise or has them already.
   * @default the names in `defaultSlugs`
   */
  slugs?: SlugOptions
  /** Changes to the shop's collections: fields, labels, access. @default `{}` */
  collections?: Partial<Record<CollectionName, CollectionOverride>>
  /**
   * Capabilities that are turned off, as `{ lists: false }`: `comments`, `likes`, `follows`, `lists`, `conversions`,
   * `notifications`, `reports`, `sharing`, `statistics`. Their tables stay.
   * @default all on
   */
  capabilities?: Partial<Record<Capability, boolean>>
  /**
   * Address that links in emails and feeds begin with, without a trailing slash.
   * @default the config's `serverURL`, else `http://localhost:3000`
   */
  publicUrl?: string
  /** The one origin that may write, where the operator names it. @default the config's `serverURL` */
  serverUrl?: string
  /**
   * Origins whose pages may use the API with tokens, as `['https://app.example']`, or `'*'`: any page may read what is
   * public, and write with a token. None gets or sends cookies.
   * @default the config's `cors`
   */
  corsOrigins?: readonly string[] | '*'
  /**
   * `Strict-Transport-Security`, where the address begins with https: `on` for this host and a year, `subdomains` for
   * all below it, `preload` for two years and browsers' lists, or `off`.
   * @default 'on'
   */
  hsts?: HstsMode
  /** Folder for files on disk, pictures, and uploads in progress. @default .data */
  dataDir?: string
  /** Keeps files and pictures in this bucket. @default none: on disk */
  s3?: S3Options
  /**
   * The virus scanner: `clamd`, `auto` (clamd where it is found) or `none`; where it listens; and how long a scan may
   * take.
   * @default `{ kind: 'auto' }`
   */
  scanner?: ScannerOptions
  /**
   * Whether the email adapter really sends. If not, features that need email say that they are unavailable.
   * @default whether the config has an `email` adapter
   */
  canSendEmail?: boolean
  /** Number of proxies in front whose `X-Forwarded-For` is trusted for the client's IP address. @default 0 */
  trustedProxies?: number
  /** Limits on how often requests come. @default true */
  rateLimit?: boolean
  /**
   * The rates that `rates` changes: `default`, far above what people do; or `strict`, 100 requests of the API an hour
   * for strangers and 1,000 for people signed in and API keys.
   * @default 'default'
   */
  ratePreset?: RatePreset
  /**
   * How many requests of a class one network may make within how many seconds, and someone signed in (`signedIn`).
   * @default `defaultRates` of `src/core/http/rates.ts`
   */
  rates?: Partial<Record<RateClass, Partial<Rate>>>
  /**
   * How much of a kind one person may do within a minute, and within an hour.
   * @default `defaultActionLimits` of `src/core/limits/actionLimits.ts`
   */
  actionLimits?: Partial<Record<ActionKind, Partial<ActionLimit>>>
  /** Bytes of a request's body that is no file. @default 1 MiB */
  maxBodyBytes?: number
  /** Documents on a page that may be asked for. @default 100 */
  maxPageSize?: number
  /** The database's schema for pg-boss' tables; one of its own where the app has a pg-boss itself. @default pgboss */
  jobSchema?: string
  /** The least severe level that is logged. @default info */
  logLevel?: LoggerOptions['level']
  /**
   * Connections are opened at boot; on the shop's own site, pages are also kept for a moment and answered with a
   * policy.
   * @default false
   */
  production?: boolean
  /** Whether a second connection inside a transaction is an error, not a line in the log. @default false */
  strictConnections?: boolean
}
