import { describeRule, findBrokenRules } from './findBrokenRules'
import { listRules } from './listRules'
import { MigrationError } from './MigrationError'
import { readAppliedMigrations } from './records'
import type { TableNames } from './tableNames'
import type { Migration, Queryable } from './types'

/** Things that an error names; a database without any of them has hundreds. */
const MAX_NAMED = 12

/**
 * Looks whether the database holds every rule that the migrations make: counts, limits and who may see what rest on
 * them.
 * @throws MigrationError that names what is missing and says what to run
 */
export async function checkMigrations(
  db: Queryable,
  migrations: readonly Migration[],
  names: TableNames,
): Promise<void> {
  const had = await readAppliedMigrations(db)
  const missing = migrations.filter(({ name }) => !had.has(name)).map(({ name }) => name)
  if (missing.length > 0)
    throw new MigrationError(
      'migrations_missing',
      `The database lacks rules of the shop: ${some(missing)}. Run: npx schematicshop migrate`,
    )
  // A newer version may have changed what this one knows, while this one still runs or is gone back to. A room that the
  // app no longer has changed nothing of the others.
  const known = new Set(migrations.map(({ name }) => name))
  const rooms = new Set(migrations.map(({ name }) => roomOf(name)))
  if ([...had].some((name) => !known.has(name) && rooms.has(roomOf(name)))) return
  const broken = await findBrokenRules(db, listRules(migrations, names))
  if (broken.length === 0) return
  throw new MigrationError(
    'rules_broken',
    `Rules of the shop were dropped from the database or changed in it, by hand or by Payload's push: ${some(broken.map(describeRule))}. ` +
      'Run: npx schematicshop migrate --repair. Counts may be off by what happened meanwhile.',
  )
}

const roomOf = (name: string) => name.split('/', 1)[0]

const some = (names: readonly string[]): string =>
  names.length <= MAX_NAMED
    ? names.join(', ')
    : `${names.slice(0, MAX_NAMED).join(', ')} and ${names.length - MAX_NAMED} more`
