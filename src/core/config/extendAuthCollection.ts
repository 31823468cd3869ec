import type { CollectionConfig, Field } from 'payload'
import { withEndpoints, withHooks } from './extendCollection'

const nameOf = (field: Field) => ('name' in field ? field.name : undefined)

/** Auth settings of an app that the shop does not support, as messages. */
function refuseAuth(auth: Exclude<CollectionConfig['auth'], boolean | undefined>): string | undefined {
  if (auth.loginWithUsername)
    return 'loginWithUsername. Users of the shop sign in with their email; the name that others see is in their profile. Remove it.'
  if (auth.disableLocalStrategy)
    return 'disableLocalStrategy. Users of the shop have an email and a password. Remove it.'
  if (auth.useSessions === false) return 'useSessions: false. The shop ends sessions one by one. Remove it.'
  return undefined
}

/**
 * Extends an app's own auth collection with what the shop needs. On conflict the app's settings win: access rules,
 * panel settings, and auth options except for `maxLoginAttempts`: the shop throttles guesses by itself.
 * @throws Error where it is no auth collection, or has a field by a name that the shop needs
 */
export function extendAuthCollection(own: CollectionConfig, added: CollectionConfig): CollectionConfig {
  if (!own.auth)
    throw new Error(
      `schematicShop: the collection "${own.slug}" has no auth, so nobody can sign in with it. Set auth: true, or choose another slugs.users.`,
    )
  const refused = typeof own.auth === 'object' && refuseAuth(own.auth)
  if (refused) throw new Error(`schematicShop: the collection "${own.slug}" has auth.${refused}`)
  const taken = new Set(own.fields.map(nameOf).filter((name) => name !== undefined))
  for (const name of added.fields.map(nameOf))
    if (name !== undefined && taken.has(name))
      throw new Error(
        `schematicShop: the collection "${own.slug}" has a field "${name}", which the shop brings. Remove or rename it.`,
      )
  const authOf = ({ auth }: CollectionConfig) => (typeof auth === 'object' ? auth : {})
  // The app's hooks and endpoints come first.
  const extended = withEndpoints(withHooks(own, added.hooks ?? {}), added.endpoints || [])
  return {
    ...added,
    ...extended,
    // Payload's own lock would let anyone lock the owner out by guessing.
    auth: { ...authOf(added), ...authOf(own), maxLoginAttempts: authOf(added).maxLoginAttempts ?? 0 },
    access: { ...added.access, ...own.access },
    admin: { ...added.admin, ...own.admin },
    fields: [...own.fields, ...added.fields],
  }
}
