import { migrateQueues } from '@jobs/boss'
import { adoptUsers } from '@plugins/accounts/commands/adoptUsers'
import type { Payload } from 'payload'
import type pg from 'pg'
import { contextOf } from '@/core/context/context'
import { applyMigrations } from '@/core/migrations/applyMigrations'
import { checkMigrations } from '@/core/migrations/checkMigrations'
import { repairRules } from '@/core/migrations/repairRules'
import { migrationsOf } from '@/core/migrations/withMigrations'

export type MigrateOptions = {
  /** Makes again what was dropped or changed of the rules. @default false */
  repair?: boolean
}

/**
 * Brings a database to what this version of the shop needs beyond Payload's schema, whose migrations come before: the
 * rules of the plugins, the queues, and what users who were there before lack.
 * @returns what was done, a line each
 * @throws MigrationError where it cannot be done, or rules are broken that nothing was to repair
 */
export async function migrateShop(
  client: pg.Client,
  payload: Payload,
  { repair = false }: MigrateOptions = {},
): Promise<string[]> {
  const { names } = contextOf(payload)
  const migrations = migrationsOf(payload)
  const applied = await applyMigrations(client, migrations, names)
  const repaired = repair ? await repairRules(client, migrations, names) : []
  await checkMigrations(client, migrations, names)
  await migrateQueues(payload)
  const adopted = await adoptUsers(payload)
  return [
    ...applied.map((name) => `ran ${name}`),
    ...repaired.map((rule) => `restored ${rule}`),
    ...(adopted > 0 ? [`gave profiles to ${adopted} users`] : []),
  ]
}
