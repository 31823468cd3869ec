import type { Locale } from './locales'
import type { Catalogue } from './namespaces'

const loaded = new Map<string, Promise<Catalogue[keyof Catalogue]>>()

const load = async (locale: Locale, namespace: string) =>
  (await import(`../../messages/${locale}/${namespace}.json`, { with: { type: 'json' } })).default

/** The messages of one namespace, in one language. */
export function loadNamespace<Namespace extends keyof Catalogue>(
  locale: Locale,
  namespace: Namespace,
): Promise<Catalogue[Namespace]> {
  const key = `${locale}/${namespace}`
  const words = loaded.get(key) ?? load(locale, namespace)
  loaded.set(key, words)
  return words as Promise<Catalogue[Namespace]>
}
