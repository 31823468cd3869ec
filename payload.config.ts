import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { isModerator, nobody } from '@/core/access/predicates'
import { logOptions } from '@/core/log/log'
import { mailAdapter } from '@/core/mail/mailAdapter'
import type { S3Options } from '@/core/storage/s3Store'
import { env, publicUrl, secret, signInProviders } from '@/env'
import packageJson from './package.json'
import { schematicShop } from './plugins'

const folder = path.dirname(fileURLToPath(import.meta.url))

/** Bytes of a picture, and characters a JSON field may have. */
const MAX_PICTURE_BYTES = 16 * 1024 ** 2

/** The shop may be opened under either name of this machine while no address is configured. */
const origins = env.SERVER_URL
  ? [new URL(env.SERVER_URL).origin]
  : [...new Set([publicUrl, `http://localhost:${env.PORT}`, `http://127.0.0.1:${env.PORT}`])]

const s3: S3Options | undefined = env.S3_BUCKET
  ? {
      bucket: env.S3_BUCKET,
      region: env.S3_REGION,
      forcePathStyle: env.S3_FORCE_PATH_STYLE,
      ...(env.S3_ENDPOINT && { endpoint: env.S3_ENDPOINT }),
      ...(env.S3_ACCESS_KEY_ID && { accessKeyId: env.S3_ACCESS_KEY_ID }),
      ...(env.S3_SECRET_ACCESS_KEY && { secretAccessKey: env.S3_SECRET_ACCESS_KEY }),
    }
  : undefined

const connections = {
  connectionString: env.DATABASE_URL,
  max: env.DATABASE_POOL,
  application_name: 'shop',
  // Statements are prepared again on each new connection.
  idleTimeoutMillis: 300_000,
  // Where the database is frozen, a request fails some time.
  connectionTimeoutMillis: 30_000,
}

export default buildConfig({
  secret,
  ...(env.SERVER_URL && { serverURL: env.SERVER_URL }),
  cors: origins,
  telemetry: false,
  admin: {
    user: 'users',
    avatar: 'default',
    dateFormat: 'd MMM yyyy, HH:mm',
    meta: {
      titleSuffix: '· SchematicShop',
      description: 'The moderation panel of SchematicShop.',
      icons: [{ rel: 'icon', type: 'image/svg+xml', url: '/icon.svg' }],
      openGraph: {
        title: 'SchematicShop',
        description: 'The moderation panel of SchematicShop.',
        siteName: 'SchematicShop',
      },
      defaultOGImageType: 'off',
      robots: 'noindex, nofollow',
    },
    components: {
      graphics: { Icon: 'schematicshop/rsc#Icon', Logo: 'schematicshop/rsc#Logo' },
      afterLogin: ['schematicshop/rsc#StaffHint'],
    },
    importMap: { baseDir: folder, importMapFile: path.join(folder, 'src/app/(payload)/admin/importMap.js') },
  },
  db: postgresAdapter({
    pool: connections,
    idType: 'uuidv7',
    allowIDOnCreate: true,
    migrationDir: path.join(folder, 'src/migrations'),
  }),
  email: mailAdapter({ smtpUrl: env.SMTP_URL, from: env.EMAIL_FROM }),
  logger: { options: logOptions },
  // What a person did wrong is no fault of the shop.
  loggingLevels: {
    APIError: 'info',
    AuthenticationError: 'info',
    Forbidden: 'info',
    LockedAuth: 'info',
    NotFound: 'info',
    QueryError: 'info',
    ValidationError: 'info',
  },
  sharp,
  jobs: { access: { run: nobody, queue: nobody, cancel: isModerator } },
  graphQL: { disablePlaygroundInProduction: true, disableIntrospectionInProduction: false },
  maxDepth: 3,
  defaultDepth: 1,
  upload: {
    useTempFiles: true,
    tempFileDir: path.join(env.DATA_DIR, 'receiving'),
    limits: { fileSize: MAX_PICTURE_BYTES, files: 1 },
    abortOnLimit: true,
  },
  typescript: { autoGenerate: false, outputFile: path.join(folder, 'src/payload-types.ts') },
  plugins: [
    schematicShop({
      openapi: { version: packageJson.version },
      publicUrl,
      ...(env.SERVER_URL && { serverUrl: env.SERVER_URL }),
      corsOrigins: env.CORS_ORIGINS ?? [],
      hsts: env.HSTS,
      dataDir: env.DATA_DIR,
      ...(s3 && { s3 }),
      scanner: {
        kind: env.SCANNER,
        clamd: {
          ...(env.CLAMD_HOST && { host: env.CLAMD_HOST }),
          ...(env.CLAMD_PORT && { port: env.CLAMD_PORT }),
          ...(env.CLAMD_SOCKET && { socket: env.CLAMD_SOCKET }),
        },
        timeoutSeconds: env.SCAN_TIMEOUT_SECONDS,
        // A shop that is being tried out or developed starts without a scanner, even if nobody turned it off.
        mayGoWithout: env.EMBEDDED || env.NODE_ENV !== 'production',
      },
      canSendEmail: env.SMTP_URL !== undefined,
      trustedProxies: env.TRUST_PROXY,
      rateLimit: env.RATE_LIMIT,
      ratePreset: env.RATE_PRESET,
      uploads: { maxFileBytes: env.UPLOAD_MAX_BYTES },
      conversions: { maxFileBytes: env.CONVERSION_MAX_BYTES, maxTotalBytes: env.CONVERSIONS_TOTAL_BYTES },
      quotas: { user: env.QUOTA_USER_BYTES, premium: env.QUOTA_PREMIUM_BYTES },
      legal: {
        ...(env.LEGAL_DIR && { folder: env.LEGAL_DIR }),
        ...(env.OPERATOR_NAME && { operatorName: env.OPERATOR_NAME }),
        ...(env.OPERATOR_EMAIL && { operatorEmail: env.OPERATOR_EMAIL }),
        ...(env.OPERATOR_ADDRESS && { operatorAddress: env.OPERATOR_ADDRESS }),
      },
      personalData: { deletionGraceDays: env.DELETION_GRACE_DAYS },
      audit: { retentionDays: env.AUDIT_RETENTION_DAYS, activityDays: env.ACTIVITY_RETENTION_DAYS },
      worker: { concurrency: env.WORKER_CONCURRENCY },
      engine: { memoryBytes: env.ENGINE_MEMORY_BYTES },
      accounts: {
        ...(env.REQUIRE_CONFIRMED_EMAIL !== undefined && { requireConfirmedEmail: env.REQUIRE_CONFIRMED_EMAIL }),
        ...(env.LEAKED_PASSWORDS_URL && { leakedPasswordsUrl: env.LEAKED_PASSWORDS_URL }),
      },
      factors: {
        ...(env.REQUIRE_SECOND_FACTOR && { requiredFor: env.REQUIRE_SECOND_FACTOR }),
        ...(env.PREVIOUS_SECRETS && { previousSecrets: env.PREVIOUS_SECRETS.split(/[\s,]+/) }),
      },
      moderation: {
        ...(env.MODERATION_APPROVAL && { approval: env.MODERATION_APPROVAL }),
        ...(env.MODERATION_TRUST_BUILDS !== undefined && { trustedAfterBuilds: env.MODERATION_TRUST_BUILDS }),
        ...(env.MODERATION_TRUST_DAYS !== undefined && { trustedAfterDays: env.MODERATION_TRUST_DAYS }),
        ...(env.MODERATION_WEBHOOK_URL && { webhookUrl: env.MODERATION_WEBHOOK_URL }),
        ...(env.MODERATION_WEBHOOK_SECRET && { webhookSecret: env.MODERATION_WEBHOOK_SECRET }),
      },
      providers: { signIn: signInProviders },
      health: { metricsToken: env.METRICS_TOKEN },
      abuse: {
        ...(env.CAPTCHA_PROVIDER &&
          env.CAPTCHA_SITE_KEY &&
          env.CAPTCHA_SECRET && {
            captcha: {
              provider: env.CAPTCHA_PROVIDER,
              siteKey: env.CAPTCHA_SITE_KEY,
              secret: env.CAPTCHA_SECRET,
            },
          }),
      },
      mail: {
        ...(env.MAIL_RETURN_PATH && { returnPath: env.MAIL_RETURN_PATH }),
        ...(env.MAIL_BOUNCE_TOKEN && { bounceToken: env.MAIL_BOUNCE_TOKEN }),
      },
      logLevel: env.LOG_LEVEL,
      production: env.NODE_ENV === 'production',
      strictConnections: env.NODE_ENV === 'test',
    }),
  ],
})
