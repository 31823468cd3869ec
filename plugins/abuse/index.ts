import { withSweeps } from '@jobs/withSweeps'
import type { Config, Plugin } from 'payload'
import { extendCollection, withHooks } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { collectionOfSlug } from '@/core/context/slugs'
import { endpoint } from '@/core/http/endpoint'
import { handleBlock, handleReadBlockList, handleUnblock } from './endpoints/blockList'
import { checkSignUp } from './hooks/checkSignUp'
import { recordRefusal } from './hooks/recordRefusal'
import { withTextRules } from './hooks/withTextRules'
import { blockDocumentation, readBlockListDocumentation, unblockDocumentation } from './openapi'
import { textFields } from './textFields'
import { type AbuseOptions, abuseOptions } from './types'

const endpoints = [
  endpoint({
    path: '/block-list',
    method: 'get',
    scope: 'moderate',
    openapi: readBlockListDocumentation,
    handle: handleReadBlockList,
  }),
  endpoint({
    path: '/block-list',
    method: 'post',
    scope: 'moderate',
    maxBytes: 4_096,
    openapi: blockDocumentation,
    handle: handleBlock,
  }),
  endpoint({
    path: '/block-list/:kind/:term',
    method: 'delete',
    scope: 'moderate',
    openapi: unblockDocumentation,
    handle: handleUnblock,
  }),
]

/** Rules for texts, names and addresses that people bring. Goes after the rooms whose collections it holds to them. */
export const abuse =
  (options?: AbuseOptions): Plugin =>
  (config: Config): Config => {
    const context = contextOf(config)
    abuseOptions.keep(context, options)
    const ruled: Config = {
      ...config,
      endpoints: [...(config.endpoints ?? []), ...endpoints],
      admin: {
        ...config.admin,
        components: {
          ...config.admin?.components,
          beforeDashboard: [...(config.admin?.components?.beforeDashboard ?? []), 'schematicshop/rsc#BlockListDesk'],
        },
      },
      hooks: { ...config.hooks, afterError: [...(config.hooks?.afterError ?? []), recordRefusal] },
      collections: (config.collections ?? []).map((collection) => {
        const name = collectionOfSlug(context.slugs, collection.slug)
        const rules = name && textFields[name]
        return rules ? withTextRules(collection, rules.fields, rules) : collection
      }),
    }
    const extended = extendCollection(ruled, context.slugs.users, (users) =>
      withHooks(users, { beforeValidate: [checkSignUp] }),
    )
    return withSweeps(extended, [() => import('./jobs/trimAbuse').then(({ trimAbuse }) => trimAbuse)])
  }
