import type { SanitizedConfig } from 'payload'
import { isModerator, nobody } from '@/access/predicates'

/** Payload's own collections are open to any signed-in user by default. Preferences stay each user's own. */
export function lockInternalCollections(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    if (!collection.slug.startsWith('payload-') || collection.slug === 'payload-preferences') continue
    collection.access = {
      ...collection.access,
      create: nobody,
      read: isModerator,
      update: nobody,
      delete: nobody,
      readVersions: nobody,
      unlock: nobody,
      admin: isModerator,
    }
  }
  return config
}
