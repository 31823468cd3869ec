import type { SanitizedConfig, Where } from 'payload'
import { type AccessRule, isModerator, nobody } from '@/access/predicates'

/** The admin panel keeps its users' settings here: each has their own, and only who may use the panel has any. */
const ownPreferences: AccessRule = (input) => {
  if (!isModerator(input) || !input.req.user) return false
  const own: Where[] = [{ 'user.value': { equals: input.req.user.id } }, { 'user.relationTo': { equals: 'users' } }]
  return { and: own }
}

/** Payload's own collections are open to any signed-in user by default. */
export function lockInternalCollections(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    if (!collection.slug.startsWith('payload-')) continue
    const isPreferences = collection.slug === 'payload-preferences'
    collection.access = {
      ...collection.access,
      create: isPreferences ? isModerator : nobody,
      read: isPreferences ? ownPreferences : isModerator,
      update: isPreferences ? ownPreferences : nobody,
      delete: isPreferences ? ownPreferences : nobody,
      readVersions: nobody,
      unlock: nobody,
      admin: isModerator,
    }
  }
  return config
}
