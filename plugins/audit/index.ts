import { withSweeps } from '@jobs/withSweeps'
import type { Config, Plugin } from 'payload'
import { addCollection } from '@/core/config/addCollection'
import { extendCollection, withEndpoints, withHooks } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { collectionOfSlug } from '@/core/context/slugs'
import { endpoint } from '@/core/http/endpoint'
import { createAuditLog } from './collections/AuditLog'
import { listActivity } from './endpoints/activity'
import { exportLog } from './endpoints/exportLog'
import { auditWrites, hasKind } from './hooks/auditWrites'
import { activityDocumentation, exportDocumentation } from './openapi'
import { type AuditOptions, auditOptions } from './types'

const ofUsers = [
  endpoint({ path: '/activity', method: 'get', scope: null, openapi: activityDocumentation, handle: listActivity }),
]
const ofLog = [
  endpoint({ path: '/export', method: 'get', scope: null, openapi: exportDocumentation, handle: exportLog }),
]

/** The log of who did what. Goes after all rooms that add collections, whose writes it records. */
export const audit =
  (options?: AuditOptions): Plugin =>
  (config: Config): Config => {
    const context = contextOf(config)
    auditOptions.keep(context, options)
    const trimmed = withSweeps(config, [() => import('./jobs/trimAuditLog').then(({ trimAuditLog }) => trimAuditLog)])
    const recorded: Config = {
      ...trimmed,
      collections: (trimmed.collections ?? []).map((collection) => {
        const name = collectionOfSlug(context.slugs, collection.slug)
        return hasKind(name) ? withHooks(collection, auditWrites(name, collection)) : collection
      }),
    }
    const withOwn = extendCollection(recorded, context.slugs.users, (users) => withEndpoints(users, ofUsers))
    return addCollection(withOwn, { name: 'auditLog', collection: { ...createAuditLog(context), endpoints: ofLog } })
  }
