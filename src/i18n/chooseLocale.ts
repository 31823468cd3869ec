import Negotiator from 'negotiator'
import { defaultLocale, isLocale, type Locale, locales } from './locales'

/** The language to answer in: what the visitor chose, else the first of theirs (`Accept-Language`) that there is. */
export function chooseLocale({ chosen, accepted }: { chosen?: string | undefined; accepted?: string | null }): Locale {
  if (isLocale(chosen)) return chosen
  const found = new Negotiator({ headers: { 'accept-language': accepted ?? '' } }).language([defaultLocale, ...locales])
  return isLocale(found) ? found : defaultLocale
}
