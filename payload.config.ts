import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Categories } from '@collections/Categories'
import { Comments } from '@collections/Comments'
import { Likes } from '@collections/Likes'
import { Media } from '@collections/Media'
import { Profiles } from '@collections/Profiles'
import { SchematicFiles } from '@collections/SchematicFiles'
import { Schematics } from '@collections/Schematics'
import { Tags } from '@collections/Tags'
import { Users } from '@collections/Users'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { sessionsAlone } from '@plugins/accounts/sessionsAlone'
import { closeUnusedRoutes } from '@plugins/guards/closeUnusedRoutes'
import { leaveOriginsToServer } from '@plugins/guards/leaveOriginsToServer'
import { lockInternalCollections } from '@plugins/guards/lockInternalCollections'
import { ListItems } from '@plugins/lists/collections/ListItems'
import { Lists } from '@plugins/lists/collections/Lists'
import { Follows } from '@plugins/people/collections/Follows'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { isModerator, nobody } from '@/core/access/predicates'
import { outliveConnections } from '@/core/database/withResilientPool'
import { strictCommit } from '@/core/database/withStrictCommit'
import { logOptions } from '@/core/log/log'
import { mailAdapter } from '@/core/mail/mailAdapter'
import { s3Options } from '@/core/storage/stores'
import { env, publicUrl, secret } from '@/env'
import packageJson from './package.json'
import { schematicShop } from './plugins'

const folder = path.dirname(fileURLToPath(import.meta.url))

/** Bytes of a picture, and characters a JSON field may have. */
const LARGEST_PICTURE = 16 * 1024 ** 2

/** The shop may be opened under either name of this machine while no address is configured. */
const origins = env.SERVER_URL
  ? [new URL(env.SERVER_URL).origin]
  : [...new Set([publicUrl, `http://localhost:${env.PORT}`, `http://127.0.0.1:${env.PORT}`])]

const connections = {
  connectionString: env.DATABASE_URL,
  max: env.DATABASE_POOL,
  application_name: 'shop',
  // Statements are prepared anew on each new connection.
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
    user: Users.slug,
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
      graphics: { Icon: '/src/core/panel/Icon#Icon', Logo: '/src/core/panel/Logo#Logo' },
      afterLogin: ['/src/core/panel/StaffHint#StaffHint'],
    },
    importMap: { baseDir: folder, importMapFile: path.join(folder, 'src/app/(payload)/admin/importMap.js') },
  },
  collections: [
    Schematics,
    SchematicFiles,
    Tags,
    Categories,
    Media,
    Comments,
    Likes,
    Follows,
    Lists,
    ListItems,
    Users,
    Profiles,
  ],
  db: sessionsAlone(
    strictCommit(
      outliveConnections(
        postgresAdapter({
          pool: connections,
          idType: 'uuidv7',
          allowIDOnCreate: true,
          push: false,
          migrationDir: path.join(folder, 'src/migrations'),
        }),
        connections,
      ),
    ),
  ),
  email: mailAdapter(),
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
    limits: { fileSize: LARGEST_PICTURE, files: 1 },
    abortOnLimit: true,
  },
  typescript: { autoGenerate: false, outputFile: path.join(folder, 'src/payload-types.ts') },
  plugins: schematicShop({
    version: packageJson.version,
    storage: { ...(s3Options && { s3: s3Options }) },
    pipeline: { maxBytes: env.UPLOAD_MAX_BYTES },
    quotas: { user: env.QUOTA_USER_BYTES, premium: env.QUOTA_PREMIUM_BYTES },
  }),
})
  .then(lockInternalCollections)
  .then(closeUnusedRoutes)
  .then(leaveOriginsToServer)
