import path from 'node:path'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig } from 'payload'

/** Payload as its documentation has it: people who sign in, and files they upload, on disk. */
export default buildConfig({
  secret: process.env.PAYLOAD_SECRET ?? '',
  telemetry: false,
  typescript: { autoGenerate: false },
  db: postgresAdapter({
    pool: { connectionString: process.env.DATABASE_URL, max: 20 },
    push: process.env.NODE_ENV === 'development',
  }),
  admin: { user: 'users' },
  collections: [
    { slug: 'users', auth: true, access: { create: () => true }, fields: [] },
    {
      slug: 'schematics',
      upload: { staticDir: path.join(process.env.DATA_DIR ?? '', 'schematics') },
      access: { create: ({ req }) => Boolean(req.user) },
      fields: [{ name: 'title', type: 'text', required: true }],
    },
  ],
})
