import type { Config, Plugin } from 'payload'
import { addCollection } from '@/core/config/addCollection'
import { withHooks } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { collectionOfSlug } from '@/core/context/slugs'
import { createAuditLog } from './collections/AuditLog'
import { auditWrites, hasKind } from './hooks/auditWrites'

/** The log of who did what. Goes after all rooms that add collections, whose writes it records. */
export const audit =
  (): Plugin =>
  (config: Config): Config => {
    const context = contextOf(config)
    const recorded: Config = {
      ...config,
      collections: (config.collections ?? []).map((collection) => {
        const name = collectionOfSlug(context.slugs, collection.slug)
        return hasKind(name) ? withHooks(collection, auditWrites(name, collection)) : collection
      }),
    }
    return addCollection(recorded, { name: 'auditLog', collection: createAuditLog(context) })
  }
