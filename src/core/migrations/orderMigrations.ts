import { MigrationError } from './MigrationError'
import type { Migration } from './types'

/**
 * In the order given, but that each comes after those it needs. @throws MigrationError where one is absent or needs
 * itself
 */
export function orderMigrations(migrations: readonly Migration[]): Migration[] {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]))
  const ordered = new Set<Migration>()
  const place = (migration: Migration, path: readonly string[]) => {
    if (ordered.has(migration)) return
    if (path.includes(migration.name))
      throw new MigrationError('needs_missing', `The migration ${migration.name} needs itself: ${path.join(', ')}.`)
    for (const name of migration.needs ?? []) {
      const needed = byName.get(name)
      if (!needed)
        throw new MigrationError(
          'needs_missing',
          `The migration ${migration.name} needs ${name}, which the app does not have.`,
        )
      place(needed, [...path, migration.name])
    }
    ordered.add(migration)
  }
  for (const migration of byName.values()) place(migration, [])
  return [...ordered]
}
