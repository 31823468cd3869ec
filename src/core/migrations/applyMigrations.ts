import { withMigrationLock } from './lock'
import { MigrationError } from './MigrationError'
import { orderMigrations } from './orderMigrations'
import { createMigrationsTable, readAppliedMigrations, recordMigration } from './records'
import { statementsOf } from './statementsOf'
import type { TableNames } from './tableNames'
import type { Migration, Queryable } from './types'

/** SQLSTATEs. */
const UNDEFINED = ['42P01', '42703', '42704']
const NO_SUCH_EXTENSION = ['0A000', '58P01', '42501']

/**
 * Runs what this database has not had yet, each migration in a transaction of its own, under the migrators' lock.
 * Payload's own migrations come before.
 * @param client one connection, not a pool
 * @returns the names of those that ran
 * @throws MigrationError where an extension may not be made, or Payload's tables are missing
 */
export const applyMigrations = (
  client: Queryable,
  migrations: readonly Migration[],
  names: TableNames,
): Promise<string[]> =>
  withMigrationLock(client, async () => {
    const ordered = orderMigrations(migrations)
    await createMigrationsTable(client)
    const had = await readAppliedMigrations(client)
    const due = ordered.filter(({ name }) => !had.has(name))
    for (const migration of due) await apply(client, migration, names)
    return due.map(({ name }) => name)
  })

async function apply(client: Queryable, migration: Migration, names: TableNames): Promise<void> {
  await client.query({ text: 'begin' })
  try {
    for (const extension of migration.extensions ?? []) await createExtension(client, extension, migration.name)
    for (const text of statementsOf(migration, names)) await client.query({ text })
    await recordMigration(client, [migration.name])
    await client.query({ text: 'commit' })
  } catch (error) {
    await client.query({ text: 'rollback' })
    throw explain(error, migration.name)
  }
}

/** An extension that is there is left alone, in whichever schema. */
async function createExtension(client: Queryable, extension: string, needing: string): Promise<void> {
  const { rows } = await client.query({ text: 'select from pg_extension where extname = $1', values: [extension] })
  if (rows.length > 0) return
  try {
    await client.query({ text: `create extension if not exists ${extension}` })
  } catch (error) {
    if (!NO_SUCH_EXTENSION.includes(stateOf(error))) throw error
    throw new MigrationError(
      'extension_refused',
      `The migration ${needing} needs the extension ${extension} of Postgres, which this database role cannot make (${messageOf(error)}). ` +
        `Let a role that may run "create extension ${extension}" in this database, install Postgres' contrib package where it is not there, and migrate again.`,
      { cause: error },
    )
  }
}

function explain(error: unknown, name: string): unknown {
  if (error instanceof MigrationError) return error
  if (UNDEFINED.includes(stateOf(error)))
    return new MigrationError(
      'schema_missing',
      `The migration ${name} did not find what Payload makes (${messageOf(error)}). Run Payload's migrations first: npx payload migrate.`,
      { cause: error },
    )
  return new Error(`The migration ${name} failed: ${messageOf(error)}`, { cause: error })
}

const stateOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
