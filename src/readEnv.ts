import path from 'node:path'
import { z } from 'zod'
import { MIN_PASSWORD_CHARACTERS } from './core/text/textLimits'
import { GiB, MiB } from './core/units'

const text = z.string().trim().min(1)
const optionalText = z.preprocess((value) => (value === '' ? undefined : value), text.optional())
/** A whole number between two others. */
const between = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`
  return z.coerce.number(error).int(error).min(least, error).max(most, error)
}
const port = between(1, 65535)
const bytes = z.coerce.number('must be a number of bytes').int('must be a number of bytes').positive('must be above 0')
const flag = z
  .enum(['0', '1', 'true', 'false'], 'must be 0, 1, true or false')
  .transform((value) => value === '1' || value === 'true')
/** One of several words. */
const choice = <const T extends string>(...words: [T, ...T[]]) =>
  z.enum(words, `must be ${words.slice(0, -1).join(', ')} or ${words.at(-1)}`)
/** An address that begins with one of these. */
const address = (...schemes: string[]) =>
  z.url({
    protocol: new RegExp(`^(${schemes.join('|')})$`),
    error: `must be an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  })
/** Scheme, host and port alone: pages and links begin at the root. */
const origin = address('http', 'https').refine(
  (url) => {
    const { username, pathname, search, hash } = new URL(url)
    return username === '' && /^\/*$/.test(pathname) && search === '' && hash === ''
  },
  { error: 'must be an address without a path or a name, as https://builds.example.org', abort: true },
)
/** Origins between commas, or `*`. */
const origins = z.preprocess(
  (value) => (typeof value === 'string' && value !== '*' ? value.split(',').map((one) => one.trim()) : value),
  z.union([z.literal('*'), z.array(origin.transform((url) => new URL(url).origin))], {
    error: 'must be * or addresses without a path between commas, as https://app.example.org,https://tools.example.org',
  }),
)
/** `name@host`, also as `Name <name@host>`. */
const sender = text.regex(
  /^(?:[^<>]*<\s*[^<>@\s]+@[^<>@\s]+\s*>|[^<>@\s]+@[^<>@\s]+)$/,
  'must be an email address, as noreply@example.org or Builds <noreply@example.org>',
)
/** How many proxies stand in front; `true` is one. */
const proxies = z.preprocess((value) => (value === 'true' ? 1 : value === 'false' ? 0 : value), between(0, 9))
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const variables = z.object({
  NODE_ENV: choice('production', 'development', 'test').default('development'),
  PORT: optional(port).default(3000),
  HOST: optional(text).default('127.0.0.1'),
  SERVER_URL: optional(origin).transform((url) => url?.replace(/\/+$/, '')),
  CORS_ORIGINS: optional(origins),
  HSTS: optional(choice('off', 'on', 'subdomains', 'preload')),
  DATA_DIR: optional(text)
    .default('.data')
    .transform((folder) => path.resolve(/* turbopackIgnore: true */ folder)),
  DATABASE_URL: optional(address('postgres', 'postgresql')),
  PAYLOAD_SECRET: optionalText,
  PREVIOUS_SECRETS: optionalText,
  REQUIRE_SECOND_FACTOR: optional(choice('nobody', 'admins', 'staff')),
  EMBEDDED: optional(flag).default(false),

  S3_BUCKET: optionalText,
  S3_ENDPOINT: optional(address('http', 'https')),
  S3_REGION: optional(text).default('us-east-1'),
  S3_ACCESS_KEY_ID: optionalText,
  S3_SECRET_ACCESS_KEY: optionalText,
  S3_FORCE_PATH_STYLE: optional(flag).default(false),

  SCANNER: optional(choice('auto', 'clamd', 'none')),
  CLAMD_HOST: optionalText,
  CLAMD_PORT: optional(port),
  CLAMD_SOCKET: optionalText,

  SCAN_TIMEOUT_SECONDS: optional(between(1, 240)),

  SMTP_URL: optional(address('smtp', 'smtps')),
  EMAIL_FROM: optional(sender).default('SchematicShop <noreply@localhost>'),

  CAPTCHA_PROVIDER: optional(choice('hcaptcha', 'turnstile', 'recaptcha')),
  CAPTCHA_SITE_KEY: optionalText,
  CAPTCHA_SECRET: optionalText,

  MAIL_RETURN_PATH: optional(
    text.regex(
      /^[^\s@<>+]{1,28}@[^\s@<>]+$/,
      'must be an address as bounces@example.org, with 28 characters or less before the @',
    ),
  ),
  MAIL_BOUNCE_TOKEN: optional(text.min(16, 'must have at least 16 characters')),

  MODERATION_APPROVAL: optional(choice('none', 'new_people', 'everyone')),
  MODERATION_TRUST_BUILDS: optional(between(0, 1_000)),
  MODERATION_TRUST_DAYS: optional(between(0, 3_650)),
  MODERATION_WEBHOOK_URL: optional(address('http', 'https')),
  MODERATION_WEBHOOK_SECRET: optionalText,

  ADMIN_EMAIL: optional(z.email('must be an email address')),
  ADMIN_PASSWORD: optional(
    z.string().min(MIN_PASSWORD_CHARACTERS, `must have at least ${MIN_PASSWORD_CHARACTERS} characters`),
  ),
  REQUIRE_CONFIRMED_EMAIL: optional(flag),
  LEAKED_PASSWORDS_URL: optional(address('http', 'https')),
  DEMO: optional(flag).default(true),

  // The options of the shop have the defaults of these.
  UPLOAD_MAX_BYTES: optional(bytes),
  CONVERSION_MAX_BYTES: optional(bytes),
  CONVERSIONS_TOTAL_BYTES: optional(bytes),
  QUOTA_USER_BYTES: optional(bytes),
  QUOTA_PREMIUM_BYTES: optional(bytes),
  LEGAL_DIR: optional(text).transform((folder) => folder && path.resolve(/* turbopackIgnore: true */ folder)),
  OPERATOR_NAME: optionalText,
  OPERATOR_EMAIL: optional(z.email('must be an email address')),
  OPERATOR_ADDRESS: optionalText,

  DELETION_GRACE_DAYS: optional(between(0, 90)),
  // No less: the database keeps each line for 30 days.
  AUDIT_RETENTION_DAYS: optional(between(30, 36_500)),
  ACTIVITY_RETENTION_DAYS: optional(between(30, 36_500)),
  WORKER_CONCURRENCY: optional(between(1, 64)),
  ENGINE_MEMORY_BYTES: optional(between(128 * MiB, 1024 * GiB)),
  DATABASE_POOL: optional(between(2, 200)).default(20),
  GOOGLE_CLIENT_ID: optionalText,
  GOOGLE_CLIENT_SECRET: optionalText,
  GITHUB_CLIENT_ID: optionalText,
  GITHUB_CLIENT_SECRET: optionalText,
  DISCORD_CLIENT_ID: optionalText,
  DISCORD_CLIENT_SECRET: optionalText,
  MICROSOFT_CLIENT_ID: optionalText,
  MICROSOFT_CLIENT_SECRET: optionalText,
  METRICS_TOKEN: optionalText,
  TRUST_PROXY: optional(proxies),
  RATE_LIMIT: optional(flag),
  RATE_PRESET: optional(choice('default', 'strict')),
  LOG_LEVEL: optional(choice('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent')),
})

export type Variables = z.output<typeof variables>
type Problem = { variable: string; message: string }

/** A site by whose accounts users may sign in. */
type SignInProvider = {
  kind: 'google' | 'github' | 'discord' | 'microsoft' | 'oidc'
  name: string
  label: string
  clientId: string
  clientSecret: string
  issuer?: string
}

const knownProviders = { google: 'Google', github: 'GitHub', discord: 'Discord', microsoft: 'Microsoft' } as const
const issuerAddress = address('http', 'https')

/**
 * The providers that variables name: `GOOGLE_CLIENT_ID` and the like, and for any other `OIDC_<NAME>_ISSUER`.
 * @throws EnvError naming what is missing
 */
export function readProviders(source: Readonly<Record<string, string | undefined>>): SignInProvider[] {
  const problems: Problem[] = []
  const found: SignInProvider[] = []
  const credentialsOf = (prefix: string) => {
    const { [`${prefix}_CLIENT_ID`]: clientId = '', [`${prefix}_CLIENT_SECRET`]: clientSecret = '' } = source
    if (Boolean(clientId) !== Boolean(clientSecret))
      problems.push({ variable: `${prefix}_CLIENT_ID`, message: `goes together with ${prefix}_CLIENT_SECRET` })
    return clientId && clientSecret ? { clientId, clientSecret } : undefined
  }
  for (const [kind, label] of Object.entries(knownProviders)) {
    const credentials = credentialsOf(kind.toUpperCase())
    if (credentials) found.push({ kind: kind as keyof typeof knownProviders, name: kind, label, ...credentials })
  }
  for (const [variable, issuer = ''] of Object.entries(source)) {
    const [, name = ''] = /^OIDC_([A-Z0-9]+)_ISSUER$/.exec(variable) ?? []
    if (!name || !issuer) continue
    if (!issuerAddress.safeParse(issuer).success) problems.push({ variable, message: 'must be an address' })
    const credentials = credentialsOf(`OIDC_${name}`)
    if (!credentials)
      problems.push({ variable, message: `needs OIDC_${name}_CLIENT_ID and OIDC_${name}_CLIENT_SECRET` })
    else {
      const label = source[`OIDC_${name}_LABEL`] || name.charAt(0) + name.slice(1).toLowerCase()
      found.push({ kind: 'oidc', name: name.toLowerCase(), label, issuer, ...credentials })
    }
  }
  if (problems.length > 0) throw new EnvError(problems)
  return found
}

/** What one variable cannot say alone. */
function findConflicts(env: Variables): Problem[] {
  const problems: Problem[] = []
  const say = (variable: string, message: string) => problems.push({ variable, message })
  if (Boolean(env.S3_ACCESS_KEY_ID) !== Boolean(env.S3_SECRET_ACCESS_KEY))
    say('S3_ACCESS_KEY_ID', 'goes together with S3_SECRET_ACCESS_KEY: set both or neither')
  const captcha = [env.CAPTCHA_PROVIDER, env.CAPTCHA_SITE_KEY, env.CAPTCHA_SECRET]
  if (captcha.some(Boolean) && !captcha.every(Boolean))
    say('CAPTCHA_PROVIDER', 'goes together with CAPTCHA_SITE_KEY and CAPTCHA_SECRET: set all or none')
  if (!env.S3_BUCKET && (env.S3_ENDPOINT || env.S3_ACCESS_KEY_ID))
    say('S3_BUCKET', 'is missing: S3 storage needs the name of its bucket')
  if (Boolean(env.ADMIN_EMAIL) !== Boolean(env.ADMIN_PASSWORD))
    say('ADMIN_EMAIL', 'goes together with ADMIN_PASSWORD: set both or neither')
  if (env.SCANNER === 'none' && (env.CLAMD_HOST || env.CLAMD_PORT || env.CLAMD_SOCKET))
    say('SCANNER', 'is "none" while a CLAMD_ variable names a scanner: remove one of them')
  const production = env.NODE_ENV === 'production'
  const serious = production && Boolean(env.DATABASE_URL) && !env.EMBEDDED
  // The start commands keep one for a shop with a database of its own.
  if (production && !env.PAYLOAD_SECRET)
    say('PAYLOAD_SECRET', 'is missing: set it to a random text of 32 or more characters')
  if (serious && env.PAYLOAD_SECRET && env.PAYLOAD_SECRET.length < 16)
    say('PAYLOAD_SECRET', 'is too short: use a random text of 32 or more characters')
  if (serious && !env.SCANNER)
    say('SCANNER', 'is missing: choose "clamd" (recommended), "auto", or "none" to publish files without a scan')
  return problems
}

/** Thrown by `readEnv`; its message has a line for each wrong variable and never a variable's value. */
export class EnvError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ variable, message }) => `${variable} ${message}`).join('\n'))
    this.name = 'EnvError'
  }
}

/**
 * Reads and checks every variable the shop knows.
 * @throws EnvError naming each wrong variable, all at once.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Variables {
  const result = variables.safeParse(source)
  if (!result.success)
    throw new EnvError(result.error.issues.map((issue) => ({ variable: issue.path.join('.'), message: issue.message })))
  const problems = findConflicts(result.data)
  if (problems.length > 0) throw new EnvError(problems)
  return result.data
}
