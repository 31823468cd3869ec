import { afterAll } from 'vitest'
import { createTestDatabase } from './database'
import { TEST_SECRET } from './shopEnvironment'
import { makeTestFolder } from './testRun'

// Before a test file is read: importing the shop's config reads the environment. So a test may use Payload in its own
// process, on
// a database and a folder that no other test file sees.
const database = await createTestDatabase()
Object.assign(process.env, {
  DATABASE_URL: database.url,
  TEST_DATABASE_ADMIN_URL: database.adminUrl,
  PAYLOAD_SECRET: TEST_SECRET,
  EMBEDDED: '1',
  SCANNER: 'none',
  DATA_DIR: makeTestFolder('data'),
  LOG_LEVEL: 'silent',
})

afterAll(() => database.drop())
