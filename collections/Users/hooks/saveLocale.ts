import { sql } from '@payloadcms/db-postgres'
import type { CollectionAfterLoginHook, CollectionBeforeChangeHook } from 'payload'
import { executorOf } from '@/core/database/executor'
import { askedLocale } from '@/i18n/chooseLocale'
import { saidIn } from '@/i18n/saidIn'

/** Who signs up is written to in the language of their request. Of one whom somebody else signs up nothing is known yet. */
export const saveLocaleOnSignUp: CollectionBeforeChangeHook = ({ data, operation, req }) =>
  operation === 'create' && !req.user ? { ...data, locale: data.locale ?? askedLocale(saidIn(req.headers)) } : data

/** Whose language is not known yet tells it as they sign in. */
export const saveLocaleOnSignIn: CollectionAfterLoginHook = async ({ req, user }) => {
  const locale = user.locale ? undefined : askedLocale(saidIn(req.headers))
  if (!locale) return user
  const db = await executorOf(req)
  await db.execute(
    sql`update ${db.tables.users} set locale = ${locale} where id = ${String(user.id)} and locale is null`,
  )
  return { ...user, locale }
}
