import type { CollectionConfig } from 'payload'
import { endpoint } from '@/core/http/endpoint'
import type { Moderated } from './commands/moderateVisibility'
import { hide, show } from './endpoints/hide'
import { bindVisibility } from './hooks/bindVisibility'
import { hideBeforeDelete } from './hooks/hideBeforeDelete'
import { hideDocumentation, showDocumentation } from './openapi'

const bound: Partial<Record<string, { table: Moderated; what: 'build' | 'list' }>> = {
  schematics: { table: 'schematics', what: 'build' },
  lists: { table: 'lists', what: 'list' },
}

/** What moderators can hide: it binds its owner, and the panel offers it. */
export function withModeration(collection: CollectionConfig): CollectionConfig {
  const found = bound[collection.slug]
  if (!found) return collection
  const { table, what } = found
  return {
    ...collection,
    fields: [
      {
        name: 'moderation',
        type: 'ui',
        admin: { components: { Field: 'schematicshop/rsc#Moderation' } },
      },
      ...collection.fields,
    ],
    hooks: {
      ...collection.hooks,
      beforeChange: [...(collection.hooks?.beforeChange ?? []), bindVisibility(table)],
      beforeDelete: [hideBeforeDelete(table), ...(collection.hooks?.beforeDelete ?? [])],
    },
    endpoints: [
      ...(collection.endpoints || []),
      endpoint({ path: '/:id/hide', method: 'post', openapi: hideDocumentation(what), handle: hide(table) }),
      endpoint({ path: '/:id/show', method: 'post', openapi: showDocumentation(what), handle: show(table) }),
    ],
  }
}
