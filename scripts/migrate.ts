import { migrateQueues } from '@jobs/boss'
import config from '@payload-config'
import { shopMigrations } from '@plugins/migrations'
import { getPayload, type Payload } from 'payload'
import pg from 'pg'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { allowStatements } from '@/core/database/statementTimeout'
import { applyMigrations } from '@/core/migrations/applyMigrations'
import { checkMigrations } from '@/core/migrations/checkMigrations'
import { withMigrationLock } from '@/core/migrations/lock'
import { MigrationError } from '@/core/migrations/MigrationError'
import { repairRules } from '@/core/migrations/repairRules'
import { env } from '@/env'
import { migrations } from '@/migrations'
import { createFirstAdmin } from './createFirstAdmin'
import { adoptFormerMigrations } from './migrate/adoptFormerMigrations'

const client = new pg.Client({ connectionString: env.DATABASE_URL })
await client.connect().catch((error: Error) => {
  console.error(`The database cannot be reached with this DATABASE_URL: ${error.message || 'nothing answers'}`)
  process.exit(1)
})
try {
  await withMigrationLock(client, migrate)
} catch (error) {
  console.error(error instanceof MigrationError ? error.message : error)
  process.exit(1)
} finally {
  await client.end()
}
process.exit(0)

/** Payload's schema, the rules of the rooms, the queues, and the first admin. */
async function migrate(): Promise<void> {
  allowStatements(0)
  await adoptFormerMigrations(client)
  const payload = await getPayload({ config, disableOnInit: true })
  await migrateSchema(payload)
  const context = contextOf(payload)
  const { names } = context
  await applyMigrations(client, shopMigrations, names)
  if (process.argv.includes('--repair'))
    for (const rule of await repairRules(client, shopMigrations, names)) console.log(`restored ${rule}`)
  await checkMigrations(client, shopMigrations, names)
  await migrateQueues(context)
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
