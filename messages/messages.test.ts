import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { loadMessages } from '@/i18n/loadMessages'
import { locales } from '@/i18n/locales'
import { namespaces } from '@/i18n/namespaces'

const root = path.resolve(import.meta.dirname, '..')
type Tree = { [key: string]: string | Tree }

/** Every message by its whole key, as `Browse.size.width`. */
const flatten = (tree: Tree, before = ''): [key: string, message: string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : flatten(value, `${before}${key}.`),
  )

/** What a message is given: its variables and marks, with their kinds. */
function argumentsOf(elements: MessageFormatElement[]): string[] {
  const found = elements.flatMap((element): string[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    if (element.type === TYPE.tag) return [`<${element.value}>`, ...argumentsOf(element.children)]
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [element.value, ...Object.values(element.options).flatMap(({ value }) => argumentsOf(value))]
    return [element.value]
  })
  return [...new Set(found)].sort()
}

const english = flatten((await loadMessages('en')) as unknown as Tree)

describe.each(locales)('the messages in %s', async (locale) => {
  const messages = new Map(flatten((await loadMessages(locale)) as unknown as Tree))

  it('are a file for each namespace', () => {
    const files = readdirSync(path.join(root, 'messages', locale))
    expect(files.sort()).toEqual(namespaces.map((namespace) => `${namespace}.json`).sort())
  })

  it('are those of English, none missing and none too many', () => {
    expect([...messages.keys()].sort()).toEqual(english.map(([key]) => key).sort())
  })

  it('say something, with the arguments of the English ones', () => {
    const wrong = english.flatMap(([key, message]) => {
      const given = argumentsOf(parse(messages.get(key) ?? '')).join()
      const wanted = argumentsOf(parse(message)).join()
      return messages.get(key)?.trim() && given === wanted ? [] : [`${key}: ${given || 'nothing'} for ${wanted}`]
    })
    expect(wrong).toEqual([])
  })
})

describe('the sources', () => {
  const sources = ['src', 'plugins', 'collections', 'jobs']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(root, folder, file),
      ),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))

  /** The keys that a file asks for; those that end in `*` begin a template. */
  function keysIn(source: string): string[] {
    const translators = [
      ...source.matchAll(/(\w+)\s*=\s*(?:await\s+)?(?:use|get)Translations\('([\w.]+)'\)/g),
      ...source.matchAll(/(\w+)\s*=\s*await translatorFor\([^,]+,\s*'([\w.]+)'\)/g),
      ...source.matchAll(/(\w+)\s*:\s*Translator<'([\w.]+)'>/g),
      ...source.matchAll(/\[([\w,\s]+)\]\s*=\s*await Promise\.all\(\[([^;]*?)\]\)/g),
    ].flatMap(([, name = '', namespace = '']) => {
      if (!name.includes(',')) return [[name, namespace] as const]
      const wanted = [...namespace.matchAll(/getTranslations\('([\w.]+)'\)/g)].map(([, found = '']) => found)
      return name.split(',').flatMap((one) => wanted.map((found) => [one.trim(), found] as const))
    })
    const inline = [...source.matchAll(/(?:use|get)Translations\('([\w.]+)'\)\)?\s*\(\s*'([^']+)'/g)]
    const made = [...source.matchAll(/key = `([^`$]*)\$\{/g)].map(([, begin = '']) => begin)
    return [
      // A key that is made first and asked for after.
      ...translators.flatMap(([, namespace]) => made.map((begin) => `${namespace}.${begin}*`)),
      ...inline.map(([, namespace, key]) => `${namespace}.${key}`),
      ...translators.flatMap(([name, namespace]) =>
        [...source.matchAll(new RegExp(`\\b${name}(?:\\.rich|\\.markup|\\.has)?\\(([^;]*?)[,)]`, 'g'))].flatMap(
          ([, argument = '']) => [
            ...[...argument.matchAll(/'([\w.-]+)'/g)].map(([, key]) => `${namespace}.${key}`),
            ...[...argument.matchAll(/`([^`$]*)\$\{/g)].map(([, begin]) => `${namespace}.${begin}*`),
          ],
        ),
      ),
    ]
  }

  it('use every message', () => {
    const used = new Set(sources.flatMap(keysIn))
    const begun = [...used].filter((key) => key.endsWith('*')).map((key) => key.slice(0, -1))
    const unused = english
      .map(([key]) => key)
      // Looked up by the code of a problem, and by the names of collections and fields (plugins/languages).
      .filter((key) => !/^(Problems|Panel\.(payload|collections|groups|fields|hints|options))\./.test(key))
      .filter((key) => !used.has(key) && !begun.some((begin) => key.startsWith(begin)))
    expect(unused).toEqual([])
  })
})
