import Negotiator from 'negotiator'
import { defaultLocale, isLocale, type Locale, locales } from './locales'

/** What a visitor says of their language: their choice, and `Accept-Language`. */
type Said = { chosen?: string | undefined; accepted?: string | null }

/** What the visitor chose, else the first of theirs that there is; nothing where they want none of ours, or any. */
export function askedLocale({ chosen, accepted }: Said): Locale | undefined {
  if (isLocale(chosen)) return chosen
  // Programs say that they take any.
  if (!accepted || accepted.trim() === '*') return undefined
  const found = new Negotiator({ headers: { 'accept-language': accepted } }).language([defaultLocale, ...locales])
  return isLocale(found) ? found : undefined
}

/** The language to answer in: the one that was asked for, else English. */
export const chooseLocale = (said: Said): Locale => askedLocale(said) ?? defaultLocale
