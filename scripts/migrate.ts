import config from '@payload-config'
import { migrateShop } from '@plugins/migrateShop'
import { getPayload, type Payload } from 'payload'
import type pg from 'pg'
import { adapterOf } from '@/core/database/executor'
import { allowStatements } from '@/core/database/statementTimeout'
import { withMigrator } from '@/core/migrations/lock'
import { MigrationError } from '@/core/migrations/MigrationError'
import { env } from '@/env'
import { migrations } from '@/migrations'
import { createFirstAdmin } from './createFirstAdmin'
import { adoptFormerMigrations } from './migrate/adoptFormerMigrations'

await withMigrator({ connectionString: env.DATABASE_URL }, migrate).catch((error: unknown) => {
  console.error(error instanceof MigrationError ? error.message : error)
  process.exit(1)
})
process.exit(0)

/** Payload's schema, what the shop needs beyond it, and the first admin. */
async function migrate(client: pg.Client): Promise<void> {
  allowStatements(0)
  await adoptFormerMigrations(client)
  const payload = await getPayload({ config, disableOnInit: true })
  await migrateSchema(payload)
  const done = await migrateShop(client, payload, { repair: process.argv.includes('--repair') })
  for (const line of done) console.log(line)
  await createFirstAdmin(payload)
  const admins = await payload.count({
    collection: 'users',
    where: { role: { equals: 'admin' } },
    overrideAccess: true,
  })
  // The start command reads this line.
  if (admins.totalDocs === 0) console.log('there is no admin yet')
  await payload.destroy()
}

async function migrateSchema(payload: Payload): Promise<void> {
  await payload.db.migrate({ migrations })
  const { rows } = await adapterOf(payload).pool.query<{ name: string }>({
    text: 'select name from payload_migrations where batch > 0',
  })
  const done = new Set(rows.map(({ name }) => name))
  const missing = migrations.filter(({ name }) => !done.has(name))
  if (missing.length > 0) throw new Error(`these migrations did not run: ${missing.map(({ name }) => name).join(', ')}`)
}
