import { loadNamespace } from '@/i18n/loadNamespace'
import { type Locale, locales } from '@/i18n/locales'

type Tree = { [key: string]: string | Tree }

/** Words in every language, as Payload takes them for a label. */
type Label = Record<Locale, string>
/** The words at a place of `Panel.json`, or nothing where there are none. */
export type WordsFor = (...place: string[]) => Label | undefined

const wordAt = (tree: Tree, place: readonly string[]): string | undefined => {
  let found: string | Tree | undefined = tree
  for (const key of place) found = typeof found === 'object' && Object.hasOwn(found, key) ? found[key] : undefined
  return typeof found === 'string' ? found : undefined
}

/**
 * Reads what the panel says in each language. Labels take no arguments, so they are plain text however they were
 * compiled.
 */
export async function loadPanelWords() {
  const panels = await Promise.all(
    locales.map(async (locale) => [locale, (await loadNamespace(locale, 'Panel')) as Tree] as const),
  )
  const wordsFor: WordsFor = (...place) => {
    const words = panels.map(([locale, panel]) => [locale, wordAt(panel, place)] as const)
    return words.every(([, word]) => word !== undefined) ? (Object.fromEntries(words) as Label) : undefined
  }
  const translations = Object.fromEntries(
    panels.map(([locale, panel]) => [locale, panel.payload as Record<string, Record<string, string>>]),
  )
  return { wordsFor, translations }
}
