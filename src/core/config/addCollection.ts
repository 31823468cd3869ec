import { type CollectionConfig, type Config, flattenTopLevelFields } from 'payload'
import { contextOf } from '../context/context'
import type { CollectionName } from '../context/slugs'
import { disableCollection } from './disableCollection'
import { extendAuthCollection } from './extendAuthCollection'

/** Names of the fields, wherever they stand in the form. */
const namesOf = ({ fields }: CollectionConfig): string[] =>
  flattenTopLevelFields(fields).flatMap((field) => ('name' in field && field.name ? [field.name] : []))

type Added = { name: CollectionName; collection: CollectionConfig; isOff?: boolean }

/**
 * Adds a collection of the shop's to the config, with the app's overrides applied. An existing auth collection of the
 * app is extended; any other collection with that slug is an error.
 * @param added `isOff`: of a capability that is turned off; it keeps its tables, and nobody gets at it
 * @throws Error naming the option where the slug is taken, the table has another name, or the app's override returns
 * another collection, or one without what the shop needs
 */
export function addCollection(config: Config, { name, collection, isOff = false }: Added): Config {
  const { overrides } = contextOf(config)
  const collections = config.collections ?? []
  const existing = collections.find(({ slug }) => slug === collection.slug)
  if (existing && name !== 'users')
    throw new Error(
      `schematicShop: the config has a collection "${collection.slug}" already. Give the shop's another slug: slugs: { ${name}: 'build-${collection.slug}' }.`,
    )
  const whole = existing ? extendAuthCollection(existing, collection) : collection
  const override = overrides[name]
  const chosen = override ? override({ defaultCollection: whole }) : whole
  if (chosen?.slug !== collection.slug)
    throw new Error(
      `schematicShop: collections.${name} must keep the slug "${collection.slug}". Change slugs.${name} instead.`,
    )
  // Passwords and files are all that these collections are for.
  for (const feature of ['auth', 'upload'] as const)
    if (whole[feature] && !chosen[feature])
      throw new Error(`schematicShop: collections.${name} must keep \`${feature}\`.`)
  const kept = new Set(namesOf(chosen))
  const lost = namesOf(whole).find((field) => !kept.has(field))
  if (lost !== undefined)
    throw new Error(`schematicShop: collections.${name} must keep the field "${lost}", which the shop needs.`)
  if (chosen.dbName)
    throw new Error(
      `schematicShop: the collection "${chosen.slug}" has a dbName. The shop finds its table by its slug: remove it.`,
    )
  const added = isOff ? disableCollection(chosen) : chosen
  return {
    ...config,
    collections: existing ? collections.map((other) => (other === existing ? added : other)) : [...collections, added],
  }
}
