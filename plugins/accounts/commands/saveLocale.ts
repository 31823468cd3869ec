import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import type { Locale } from '@/i18n/locales'

/** Saves the language a user chose, for emails. */
export const saveLocale = (db: Executor, userId: string, locale: Locale) =>
  db.execute(
    sql`update ${db.tables.users} set locale = ${locale} where id = ${userId} and locale is distinct from ${locale}`,
  )
