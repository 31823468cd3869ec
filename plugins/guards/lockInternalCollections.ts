import type { SanitizedConfig, Where } from 'payload'
import { type AccessRule, isModerator, nobody } from '@/core/access/predicates'
import { requireStaff } from '@/core/access/viewer'
import { contextOf } from '@/core/context/context'
import { limitPages } from './limitPages'
import { validateQuery } from './queries/validateQuery'
import { validateData } from './validateData'

/** The admin panel keeps its users' settings here: each has their own, and only users of the panel have any. */
const ownPreferences: AccessRule = (input) => {
  if (!isModerator(input) || !input.req.user) return false
  const own: Where[] = [
    { 'user.value': { equals: input.req.user.id } },
    { 'user.relationTo': { equals: contextOf(input.req.payload).slugs.users } },
  ]
  return { and: own }
}

/** Payload's own collections, which it adds after all plugins, are open to any signed-in user by default. */
export function lockInternalCollections(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    if (!collection.slug.startsWith('payload-')) continue
    const isPreferences = collection.slug === 'payload-preferences'
    collection.disableDuplicate = true
    // The panel asks by REST; they are no part of what programs ask.
    collection.graphQL = false
    if (collection.endpoints)
      collection.endpoints = collection.endpoints.filter(({ path }) => path !== '/:id/duplicate')
    // Its endpoints ask no access rule. The database holds the same, and how much there may be (`limit_preferences`).
    if (isPreferences && collection.endpoints)
      collection.endpoints = collection.endpoints.map((endpoint) => ({
        ...endpoint,
        handler: (req) => {
          requireStaff(req.user, 'use the panel')
          return endpoint.handler(req)
        },
      }))
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
    collection.hooks.beforeOperation = [
      validateQuery,
      validateData,
      limitPages,
      ...(collection.hooks.beforeOperation ?? []),
    ]
  }
  return config
}
