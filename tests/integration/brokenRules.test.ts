import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildSite } from '../../scripts/start/build.mjs'
import { Children } from '../../scripts/start/children.mjs'
import { createTestDatabase, type TestDatabase } from '../setup/database'
import { startShop } from '../setup/shop'

describe('on a database that lost a rule', () => {
  let database: TestDatabase
  beforeEach(async () => {
    database = await createTestDatabase()
    await database.query('drop trigger count_like on likes')
    await buildSite(new Children())
  })
  afterEach(() => database.drop())

  it('the web process ends, and says what is missing and what to run', async () => {
    const start = startShop({ databaseUrl: database.url, workers: 0 })
    await expect(start).rejects.toThrow(
      /^the web ended[\s\S]*dropped[\s\S]*trigger count_like on likes\. Run: npx schematicshop migrate --repair/,
    )
  })
})
