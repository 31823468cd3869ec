import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { Media } from './collections/Media'
import { Members } from './collections/Members'
import { Posts } from './collections/Posts'

const folder = path.dirname(fileURLToPath(import.meta.url))

export default buildConfig({
  admin: { user: Members.slug, importMap: { baseDir: folder } },
  collections: [Members, Posts, Media],
  secret: process.env.PAYLOAD_SECRET || '',
  typescript: { outputFile: path.join(folder, 'payload-types.ts') },
  db: postgresAdapter({
    pool: { connectionString: process.env.DATABASE_URL || '' },
  }),
  sharp,
  plugins: [],
})
