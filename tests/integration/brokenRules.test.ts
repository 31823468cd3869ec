import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../setup/database'
import { composeMigrationEnvironment } from '../setup/shopEnvironment'
import { PROJECT } from '../setup/slot'

const run = promisify(execFile)

describe('on a database that lost a rule', () => {
  let database: TestDatabase
  const runScript = (...args: string[]) =>
    run(process.execPath, ['--import', 'tsx', ...args], {
      cwd: PROJECT,
      env: composeMigrationEnvironment(database.url),
    })
  beforeEach(async () => {
    database = await createTestDatabase()
    await database.query('drop trigger count_like on likes')
  })
  afterEach(() => database.drop())

  it('the worker ends, and says what is missing and what to run', async () => {
    const notice = expect.stringContaining('trigger count_like on likes. Run: npx schematicshop migrate --repair')
    await expect(runScript('scripts/worker.ts')).rejects.toMatchObject({ code: 1, stderr: notice })
  })

  it('migrating restores it where it is told to', async () => {
    const { stdout } = await runScript('scripts/migrate.ts', '--repair')
    expect(stdout).toContain('restored trigger count_like on likes')
  })
})
