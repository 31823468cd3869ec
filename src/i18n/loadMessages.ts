import type { Messages } from 'next-intl'
import { loadNamespace } from './loadNamespace'
import type { Locale } from './locales'
import { namespaces } from './namespaces'

const loaded = new Map<Locale, Promise<Messages>>()

async function load(locale: Locale): Promise<Messages> {
  const entries = namespaces.map(async (namespace) => [namespace, await loadNamespace(locale, namespace)])
  return Object.fromEntries(await Promise.all(entries))
}

/** Every message of a language, by namespace. */
export function loadMessages(locale: Locale): Promise<Messages> {
  const messages = loaded.get(locale) ?? load(locale)
  loaded.set(locale, messages)
  return messages
}
