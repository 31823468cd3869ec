import { sql } from '@payloadcms/db-postgres'
import type { CollectionAfterLoginHook, CollectionBeforeChangeHook } from 'payload'
import { executorOf } from '@/core/database/executor'
import { askedLocale } from '@/i18n/chooseLocale'
import { saidIn } from '@/i18n/saidIn'

/** Emails to a new user use the language of their request. Of a user created by someone else none is known yet. */
export const saveLocaleOnSignUp: CollectionBeforeChangeHook = ({ data, operation, req }) =>
  operation === 'create' && !req.user ? { ...data, locale: data.locale ?? askedLocale(saidIn(req.headers)) } : data

/** Saves the language of the request at sign-in where none is known yet. */
export const saveLocaleOnSignIn: CollectionAfterLoginHook = async ({ req, user }) => {
  const locale = user.locale ? undefined : askedLocale(saidIn(req.headers))
  if (!locale) return user
  const db = await executorOf(req)
  await db.execute(
    sql`update ${db.tables.users} set locale = ${locale} where id = ${String(user.id)} and locale is null`,
  )
  return { ...user, locale }
}
