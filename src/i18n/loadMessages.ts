import type { Messages } from 'next-intl'
import type { Locale } from './locales'
import { namespaces } from './namespaces'

const loaded = new Map<Locale, Promise<Messages>>()

async function load(locale: Locale): Promise<Messages> {
  const entries = namespaces.map(async (namespace) => {
    const { default: words } = await import(`../../messages/${locale}/${namespace}.json`)
    return [namespace, words]
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** Every message of a language, by namespace. */
export function loadMessages(locale: Locale): Promise<Messages> {
  const messages = loaded.get(locale) ?? load(locale)
  loaded.set(locale, messages)
  return messages
}
