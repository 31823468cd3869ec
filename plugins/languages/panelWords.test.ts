import config from '@payload-config'
import type { Field } from 'payload'
import { expect, it } from 'vitest'
import { locales } from '@/i18n/locales'

const inEachLanguage = (label: unknown): boolean =>
  typeof label === 'object' &&
  label !== null &&
  locales.every((locale) => locale in label && Object.hasOwn(label, locale))

/** Payload's own fields have Payload's own words. */
const payloadsOwn = new Set(['id', 'createdAt', 'updatedAt', 'email', 'password', 'sessions', '_status'])

type Words = { place: string; words: unknown }

/** What the panel shows of fields: labels, descriptions, options, headings of what holds other fields. */
function wordsOfFields(fields: readonly Field[], place: string): Words[] {
  return fields.flatMap((field): Words[] => {
    if (field.type === 'tabs')
      return field.tabs.flatMap((tab) => [
        { place: `${place} tab`, words: tab.label },
        ...wordsOfFields(tab.fields, place),
      ])
    if (
      (field.admin && 'hidden' in field.admin && field.admin.hidden) ||
      ('hidden' in field && field.hidden) ||
      field.type === 'ui'
    )
      return []
    const isNamed = 'name' in field && field.name !== undefined
    if (isNamed && payloadsOwn.has(field.name)) return []
    const here = isNamed ? `${place}.${field.name}` : `${place} ${field.type}`
    const description = field.admin && 'description' in field.admin ? field.admin.description : undefined
    const options = field.type === 'select' || field.type === 'radio' ? field.options : []
    return [
      ...(field.type === 'row' ? [] : [{ place: here, words: 'label' in field ? field.label : undefined }]),
      ...(description === undefined ? [] : [{ place: `${here} description`, words: description }]),
      ...options.map((option) => ({
        place: `${here} option ${typeof option === 'string' ? option : option.value}`,
        words: typeof option === 'string' ? option : option.label,
      })),
      ...('fields' in field ? wordsOfFields(field.fields, here) : []),
    ]
  })
}

it('everything that the panel shows of ours has words in every language', async () => {
  const { collections } = await config
  const shown = collections.filter(({ slug, admin }) => !slug.startsWith('payload-') && admin.hidden !== true)
  const all = shown.flatMap(({ slug, labels, admin, fields }): Words[] => [
    { place: `${slug} one`, words: labels.singular },
    { place: `${slug} many`, words: labels.plural },
    { place: `${slug} group`, words: admin.group },
    ...(admin.description === undefined ? [] : [{ place: `${slug} description`, words: admin.description }]),
    ...wordsOfFields(fields, slug),
  ])
  expect(all.length).toBeGreaterThan(100)
  expect(all.filter(({ words }) => !inEachLanguage(words)).map(({ place }) => place)).toEqual([])
})
