import type { CollectionConfig, Field } from 'payload'
import { withEndpoints, withHooks } from './extendCollection'

const nameOf = (field: Field) => ('name' in field ? field.name : undefined)

/**
 * An app's own auth collection with what the shop asks of its users. Where both say something, the app's counts: its access rules,
 * its settings of the panel, its auth options but how guesses are slowed down.
 * @throws Error where it is no auth collection, or has a field by a name that the shop needs
 */
export function extendAuthCollection(own: CollectionConfig, added: CollectionConfig): CollectionConfig {
  if (!own.auth)
    throw new Error(
      `schematicShop: the collection "${own.slug}" has no auth, so nobody can sign in with it. Set auth: true, or choose another slugs.users.`,
    )
  const taken = new Set(own.fields.map(nameOf).filter((name) => name !== undefined))
  for (const name of added.fields.map(nameOf))
    if (name !== undefined && taken.has(name))
      throw new Error(
        `schematicShop: the collection "${own.slug}" has a field "${name}", which the shop brings. Remove or rename it.`,
      )
  // The app's hooks and endpoints come first.
  const extended = withEndpoints(withHooks(own, added.hooks ?? {}), added.endpoints || [])
  return {
    ...added,
    ...extended,
    auth: { ...(typeof added.auth === 'object' ? added.auth : {}), ...(typeof own.auth === 'object' ? own.auth : {}) },
    access: { ...added.access, ...own.access },
    admin: { ...added.admin, ...own.admin },
    fields: [...own.fields, ...added.fields],
  }
}
