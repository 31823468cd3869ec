import { migrateQueues } from '@jobs/boss'
import config from '@payload-config'
import { getPayload } from 'payload'
import pg from 'pg'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { allowStatements } from '@/core/database/statementTimeout'
import { env } from '@/env'
import { migrations } from '@/migrations'
import { createFirstAdmin } from './createFirstAdmin'

/** Any number, the same for every version of the shop: one migrator at a time, on every machine. */
const LOCK = 727_274_001

const lock = new pg.Client({ connectionString: env.DATABASE_URL })
await lock.connect().catch((error: Error) => {
  console.error(`The database cannot be reached with this DATABASE_URL: ${error.message || 'nothing answers'}`)
  process.exit(1)
})
await lock.query('select pg_advisory_lock($1)', [LOCK])
try {
  allowStatements(0)
  const payload = await getPayload({ config, disableOnInit: true })
  await payload.db.migrate({ migrations })
  const { rows } = await adapterOf(payload).pool.query<{ name: string }>({
    text: 'select name from payload_migrations where batch > 0',
  })
  const done = new Set(rows.map(({ name }) => name))
  const missing = migrations.filter(({ name }) => !done.has(name))
  if (missing.length > 0) throw new Error(`these migrations did not run: ${missing.map(({ name }) => name).join(', ')}`)
  await migrateQueues(contextOf(payload))
  await createFirstAdmin(payload)
  const admins = await payload.count({
    collection: 'users',
    where: { role: { equals: 'admin' } },
    overrideAccess: true,
  })
  // The start command reads this line.
  if (admins.totalDocs === 0) console.log('there is no admin yet')
  await payload.destroy()
} finally {
  await lock.end()
}
process.exit(0)
