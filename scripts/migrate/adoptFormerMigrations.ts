import { MigrationError } from '@/core/migrations/MigrationError'
import { createMigrationsTable, recordMigration } from '@/core/migrations/records'
import type { Queryable } from '@/core/migrations/types'

/** What version 0.1.0 ran. Its last state is what the schema and the rules below make. */
const FORMER = [
  '20261121_000001_collections',
  '20261121_000002_rules',
  '20261121_000003_search',
  '20261121_000004_search_words',
  '20261121_000010_find',
  '20261121_000030_talk',
  '20261121_000031_reports',
  '20261121_000040_uploads',
  '20261121_000050_people',
  '20261121_000060_live',
  '20261121_000061_notifications',
  '20261121_000062_told_pages',
  '20261121_000070_locale',
  '20261121_000080_email_changes',
  '20261121_000081_parted_talk',
  '20261121_000082_trimming',
  '20261121_000083_kept_conversions',
  '20261121_000084_uploaded_versions',
  '20261121_000085_told_conversions',
  '20261130_000095_proven_accounts',
  '20261130_000096_ended_sessions',
  '20261130_000100_binding_moderation',
  '20261130_000101_placed_pictures',
  '20261130_000102_bounded_actions',
  '20261130_000103_kept_reports',
  '20261130_000104_scanned_again',
  '20261130_000110_title_order',
  '20261130_000118_format_names',
  '20261130_000130_bound_contents',
  '20261130_000131_kept_reporters',
  '20261130_000132_lock_order',
]

const SCHEMA = '20261130_092153_schema'

/** The rules of that state. Migrations that come later are not among them: they run. */
const RULES = [
  'core/0001_live',
  'core/0002_writers',
  'core/0003_processes',
  'uploads/0001_objects',
  'uploads/0002_files',
  'uploads/0003_uploads',
  'pipeline/0001_verdicts',
  'pipeline/0002_details',
  'listings/0001_schematics',
  'listings/0002_pictures',
  'listings/0003_shelves',
  'quotas/0001_accounts',
  'people/0001_profiles',
  'people/0002_follows',
  'likes/0001_likes',
  'comments/0001_comments',
  'comments/0002_threads',
  'lists/0001_lists',
  'downloads/0001_visits',
  'statistics/0001_days',
  'search/0001_words',
  'search/0002_index',
  'search/0003_counts',
  'search/0004_trends',
  'search/0005_shapes',
  'conversions/0001_conversions',
  'sharing/0001_pictures',
  'notifications/0001_notifications',
  'accounts/0001_links',
  'accounts/0002_email_changes',
  'accounts/0003_sessions',
  'moderation/0001_withholding',
  'moderation/0002_binding',
  'moderation/0003_comments',
  'moderation/0004_reports',
  'guards/0001_preferences',
]

/**
 * A database that version 0.1.0 has migrated holds already what the first migrations of today make: they are recorded
 * as done. The former records stay, so that version 0.1.0 still runs on it.
 * @throws MigrationError where version 0.1.0 was not the last to migrate it
 */
export async function adoptFormerMigrations(db: Queryable): Promise<void> {
  const had = await readPayloadRecords(db)
  if (had.has(SCHEMA) || !FORMER.some((name) => had.has(name))) return
  const missing = FORMER.filter((name) => !had.has(name))
  if (missing.length > 0)
    throw new MigrationError(
      'former_version',
      `This database is older than version 0.1.0 of the shop: it lacks ${missing.join(', ')}. ` +
        'Start version 0.1.0 on it once (npm run migrate is enough), and then this version.',
    )
  await db.query({ text: 'begin' })
  try {
    await createMigrationsTable(db)
    await recordMigration(db, RULES)
    await db.query({
      text: `insert into payload_migrations (id, name, batch)
        select gen_random_uuid(), $1, max(batch) + 1 from payload_migrations`,
      values: [SCHEMA],
    })
    await db.query({ text: 'commit' })
  } catch (error) {
    await db.query({ text: 'rollback' })
    throw error
  }
}

async function readPayloadRecords(db: Queryable): Promise<Set<string>> {
  const { rows: tables } = await db.query<{ there: boolean }>({
    text: "select to_regclass('payload_migrations') is not null as there",
  })
  if (!tables[0]?.there) return new Set()
  const { rows } = await db.query<{ name: string }>({ text: 'select name from payload_migrations where batch > 0' })
  return new Set(rows.map(({ name }) => name))
}
