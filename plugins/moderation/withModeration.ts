import type { CollectionConfig } from 'payload'
import { withEndpoints, withHooks } from '@/core/config/extendCollection'
import { endpoint } from '@/core/http/endpoint'
import type { Moderated } from './commands/moderateVisibility'
import { hide, show } from './endpoints/hide'
import { bindVisibility } from './hooks/bindVisibility'
import { hideBeforeDelete } from './hooks/hideBeforeDelete'
import { hideDocumentation, showDocumentation } from './openapi'

/** Adds moderation to a collection: hiding, its limits and the panel's controls. */
export function withModeration(collection: CollectionConfig, table: Moderated): CollectionConfig {
  const what = table === 'lists' ? 'list' : 'build'
  const extended = withHooks(
    withEndpoints(collection, [
      endpoint({
        path: '/:id/hide',
        method: 'post',
        scope: 'moderate',
        openapi: hideDocumentation(what),
        handle: hide(table),
      }),
      endpoint({
        path: '/:id/show',
        method: 'post',
        scope: 'moderate',
        openapi: showDocumentation(what),
        handle: show(table),
      }),
    ]),
    { beforeChange: [bindVisibility(table)] },
  )
  return {
    ...extended,
    hooks: {
      ...extended.hooks,
      // Hidden first, before other hooks see the deletion.
      beforeDelete: [hideBeforeDelete(table), ...(extended.hooks?.beforeDelete ?? [])],
    },
    fields: [
      { name: 'moderation', type: 'ui', admin: { components: { Field: 'schematicshop/rsc#Moderation' } } },
      ...extended.fields,
    ],
  }
}
