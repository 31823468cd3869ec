import { learnLocale } from '@plugins/accounts/commands/keepLocale'
import type { CollectionAfterLoginHook, CollectionBeforeChangeHook } from 'payload'
import { executorOf } from '@/core/database/executor'
import { askedLocale } from '@/i18n/chooseLocale'
import { saidIn } from '@/i18n/saidIn'

/** Who signs up is written to in the language of their request. Of one whom somebody else signs up nothing is known yet. */
export const learnLanguageAtSignUp: CollectionBeforeChangeHook = ({ data, operation, req }) =>
  operation === 'create' && !req.user ? { ...data, locale: data.locale ?? askedLocale(saidIn(req.headers)) } : data

/** Whose language is not known yet tells it as they sign in. */
export const learnLanguageAtSignIn: CollectionAfterLoginHook = async ({ req, user }) => {
  const locale = user.locale ? undefined : askedLocale(saidIn(req.headers))
  if (!locale) return user
  await learnLocale(await executorOf(req), String(user.id), locale)
  return { ...user, locale }
}
