import type { Access, PayloadRequest, SanitizedConfig, Where } from 'payload'
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

/** Someone who uses the panel by an account that the app keeps apart from the shop's users. */
function isStaffOfApp({ user, payload }: PayloadRequest): boolean {
  const panel = payload.config.admin.user
  return panel !== contextOf(payload).slugs.users && user?.collection === panel
}

/** The shop's rule, except for the app's own staff, for whom Payload's stays. */
const exceptStaffOfApp =
  (rule: AccessRule, payloads: Access | undefined): Access =>
  (input) =>
    payloads && isStaffOfApp(input.req) ? payloads(input) : rule(input)

/** What an app's panel has by its own choice, under rules of its own. */
const FEATURES_OF_PANEL = ['payload-folders', 'payload-query-presets']

/** Payload's rule, for those who use the panel. */
const ofStaff =
  (payloads: Access | undefined): Access =>
  (input) =>
    payloads && (isStaffOfApp(input.req) || isModerator(input)) ? payloads(input) : false

/** Payload's own collections, which it adds after all plugins, are open to any signed-in user by default. */
export function lockInternalCollections(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    if (!collection.slug.startsWith('payload-')) continue
    if (FEATURES_OF_PANEL.includes(collection.slug)) {
      const { create, read, update, delete: remove } = collection.access
      const locked = { create: ofStaff(create), read: ofStaff(read), update: ofStaff(update), delete: ofStaff(remove) }
      collection.access = { ...collection.access, ...locked }
      continue
    }
    const isPreferences = collection.slug === 'payload-preferences'
    collection.disableDuplicate = true
    // The panel uses REST; GraphQL leaves these out.
    collection.graphQL = false
    if (collection.endpoints)
      collection.endpoints = collection.endpoints.filter(({ path }) => path !== '/:id/duplicate')
    // Its endpoints check no access rule. The database enforces it, and a size limit (`limit_preferences`).
    if (isPreferences && collection.endpoints)
      collection.endpoints = collection.endpoints.map((endpoint) => ({
        ...endpoint,
        handler: (req) => {
          if (!isStaffOfApp(req)) requireStaff(req.user, 'use the panel')
          return endpoint.handler(req)
        },
      }))
    const { create, read, update, delete: remove } = collection.access
    collection.access = {
      ...collection.access,
      create: exceptStaffOfApp(isPreferences ? isModerator : nobody, create),
      read: exceptStaffOfApp(isPreferences ? ownPreferences : isModerator, read),
      update: exceptStaffOfApp(isPreferences ? ownPreferences : nobody, update),
      delete: exceptStaffOfApp(isPreferences ? ownPreferences : nobody, remove),
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
