import { closeSender } from '@jobs/boss'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { BasePayload, buildConfig } from 'payload'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contextOf } from '@/core/context/context'
import { withClient } from '../scripts/postgres/databases.mjs'
import { createEmptyDatabase, type TestDatabase } from '../tests/setup/database'
import { readPayloadSchema } from '../tests/setup/payloadSchema'
import { schematicShop } from '.'
import { shopMigrations } from './migrations'

describe('an app that starts on a database with the tables of Payload alone', () => {
  let database: TestDatabase
  let payload: BasePayload | undefined
  beforeEach(async () => {
    database = await createEmptyDatabase()
    await withClient(database.url, (client) => client.query(readPayloadSchema()))
  })
  afterEach(async () => {
    if (payload) await closeSender(contextOf(payload))
    await payload?.destroy()
    payload = undefined
    await database.drop()
  })

  const start = async (migrateAtBoot: boolean) => {
    const config = await buildConfig({
      secret: 'a secret for tests that is long enough',
      telemetry: false,
      // What a developer's app has unless it says otherwise.
      db: postgresAdapter({ pool: { connectionString: database.url }, idType: 'uuidv7', push: true }),
      plugins: [schematicShop({ migrateAtBoot, logLevel: 'silent' })],
    })
    payload = new BasePayload()
    return payload.init({ config })
  }
  const applied = async () => (await database.query('select name from schematicshop_migrations')).length

  it('makes the rules and queues where it says so', async () => {
    await start(true)
    expect(await applied()).toBe(shopMigrations.length)
    expect(await database.query("select to_regclass('pgboss.job') is not null as there")).toEqual([{ there: true }])
  })

  it('is refused where it does not, and has no schema pushed, which would drop what the rules make', async () => {
    await expect(start(false)).rejects.toMatchObject({ code: 'migrations_missing' })
    expect(payload?.db).toMatchObject({ push: false })
  })
})
