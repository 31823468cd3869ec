import type { CollectionConfig, Config, Plugin } from 'payload'
import { contextOf } from '@/core/context/context'
import { collectionOfSlug, type Slugs } from '@/core/context/slugs'
import { acceptNames, acceptNamesInPaths } from './acceptNames'
import { codeBulkErrors } from './codeBulkErrors'
import { dropClientIds } from './dropClientIds'
import { withGuardJobs } from './jobs/withGuardJobs'
import { limitBulk } from './limitBulk'
import { limitOperations } from './limitOperations'
import { limitPages } from './limitPages'
import { validateQuery } from './queries/validateQuery'
import { refuseIgnoredFields } from './refuseIgnoredFields'
import { requireFile } from './requireFile'
import { requireKnown } from './requireKnown'
import { applySelect, storeSelect } from './selectAnswers'
import { shapeErrors } from './shapeErrors'
import { validateData } from './validateData'

export { namedInDataOf } from './acceptNames'
export { shapeErrors } from './shapeErrors'

const withGuards = (slugs: Slugs, collection: CollectionConfig): CollectionConfig => ({
  ...acceptNamesInPaths(slugs, collection),
  // Payload's duplicate copies the stored document, including fields that the user may not read.
  disableDuplicate: true,
  hooks: {
    ...collection.hooks,
    beforeOperation: [
      limitOperations,
      validateQuery,
      limitBulk,
      acceptNames,
      requireKnown,
      validateData,
      requireFile,
      refuseIgnoredFields,
      storeSelect,
      dropClientIds,
      limitPages,
      ...(collection.hooks?.beforeOperation ?? []),
    ],
    afterOperation: [...(collection.hooks?.afterOperation ?? []), applySelect, codeBulkErrors],
  },
})

/**
 * Limits on what a request may ask for, and errors that say what to do. Goes last, so that it covers every collection
 * of the shop; an app's others stay as they are.
 */
export const guards =
  (): Plugin =>
  (config: Config): Config => {
    const { slugs } = contextOf(config)
    return {
      ...withGuardJobs(config),
      hooks: { ...config.hooks, afterError: [...(config.hooks?.afterError ?? []), shapeErrors] },
      collections: (config.collections ?? []).map((collection) =>
        collectionOfSlug(slugs, collection.slug) ? withGuards(slugs, collection) : collection,
      ),
    }
  }
