import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../tests/setup/database'
import { describeSchema } from '../../tests/setup/describeSchema'
import { migrate } from '../../tests/setup/template'
import { withClient } from '../postgres/databases.mjs'
import { adoptFormerMigrations } from './adoptFormerMigrations'

const FIXTURE = path.join(import.meta.dirname, '../../tests/fixtures/version-0.1.0.sql.gz')

describe('a database of version 0.1.0', () => {
  let database: TestDatabase
  beforeEach(async () => {
    database = await createEmptyDatabase()
    await withClient(database.url, (client) => client.query(gunzipSync(readFileSync(FIXTURE)).toString()))
  })
  afterEach(() => database.drop())

  it('is taken over as it is, and is what a new one is', async () => {
    await database.query("update categories set name = 'Cottages' where slug = 'houses'")
    await migrate(database.url)
    const fresh = await createTestDatabase()
    expect(await describeSchema(database)).toEqual(await describeSchema(fresh))
    expect(await records(database)).toEqual(await records(fresh))
    await fresh.drop()
    expect(await database.query("select name from categories where slug = 'houses'")).toEqual([{ name: 'Cottages' }])
  })

  it('is taken over once', async () => {
    await withClient(database.url, async (client) => {
      await adoptFormerMigrations(client)
      await adoptFormerMigrations(client)
    })
    const rows = await database.query("select batch::int from payload_migrations where name like '%_schema'")
    expect(rows).toEqual([{ batch: 2 }])
  })

  it('is refused where an older version migrated it last, with what to do', async () => {
    await database.query("delete from payload_migrations where name = '20261130_000132_lock_order'")
    await expect(migrate(database.url)).rejects.toThrow(
      'it lacks 20261130_000132_lock_order. Start version 0.1.0 on it once',
    )
    expect(await database.query("select to_regclass('schematicshop_migrations')::text as made")).toEqual([
      { made: null },
    ])
  })
})

const records = (database: TestDatabase) => database.query('select name from schematicshop_migrations order by name')
