import type { CollectionConfig, Field, SelectField } from 'payload'
import type { WordsFor } from './loadPanelWords'

type Options = SelectField['options']

const labelOptions = (options: Options, wordsFor: WordsFor): Options =>
  options.map((option) => {
    const value = typeof option === 'string' ? option : option.value
    const label = wordsFor('options', value)
    return label ? { ...(typeof option === 'string' ? {} : option), value, label } : option
  })

/**
 * A field, and those inside of it, with the words of `Panel.json`: `fields.<name>`, `hints.<collection>.<name>`,
 * `options.<value>`.
 */
function labelField(field: Field, slug: string, wordsFor: WordsFor): Field {
  const inner = (fields: Field[]) => fields.map((one) => labelField(one, slug, wordsFor))
  if (field.type === 'tabs') return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: inner(tab.fields) })) }
  const label = 'name' in field && field.name ? wordsFor('fields', field.name) : undefined
  const description = 'name' in field && field.name ? wordsFor('hints', slug, field.name) : undefined
  return {
    ...field,
    ...(label && { label }),
    ...(description && { admin: { ...field.admin, description } }),
    ...(field.type === 'select' || field.type === 'radio' ? { options: labelOptions(field.options, wordsFor) } : {}),
    ...('fields' in field ? { fields: inner(field.fields) } : {}),
  } as Field
}

/**
 * A collection with the words of `Panel.json`: its names, group, description and fields. What has none keeps its own.
 */
export function labelCollection(collection: CollectionConfig, wordsFor: WordsFor): CollectionConfig {
  const { slug, admin } = collection
  const singular = wordsFor('collections', slug, 'one')
  const plural = wordsFor('collections', slug, 'many')
  const description = wordsFor('collections', slug, 'description')
  const group = typeof admin?.group === 'string' ? wordsFor('groups', admin.group) : undefined
  return {
    ...collection,
    ...(singular && plural && { labels: { singular, plural } }),
    admin: { ...admin, ...(description && { description }), ...(group && { group }) },
    fields: collection.fields.map((field) => labelField(field, slug, wordsFor)),
  }
}
