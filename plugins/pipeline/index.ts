import type { CollectionConfig, Config, Plugin } from 'payload'
import { extendCollection, withEndpoints, withHooks } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { retryFile } from './endpoints/retryFile'
import { removeObjects } from './hooks/removeObjects'
import { withPipelineJobs } from './jobs/withPipelineJobs'
import { retryDocumentation } from './openapi'

const retry = endpoint({
  path: '/:id/retry',
  method: 'post',
  scope: 'moderate',
  openapi: retryDocumentation,
  handle: retryFile,
})

const withFilters = (files: CollectionConfig): CollectionConfig => ({
  ...files,
  admin: {
    ...files.admin,
    components: {
      ...files.admin?.components,
      beforeListTable: [...(files.admin?.components?.beforeListTable ?? []), 'schematicshop/rsc#FileFilters'],
    },
  },
})

/** The processing of files by jobs, and retries by moderators. */
export const pipeline =
  (): Plugin =>
  (config: Config): Config => {
    const withSchematics = extendCollection(
      withPipelineJobs(config),
      contextOf(config).slugs.schematics,
      (schematics) => withHooks(schematics, { beforeDelete: [removeObjects] }),
    )
    const extended = extendCollection(withSchematics, contextOf(config).slugs.schematicFiles, (files) =>
      withFilters(withEndpoints(files, [retry])),
    )
    return {
      ...extended,
      admin: {
        ...extended.admin,
        components: {
          ...extended.admin?.components,
          beforeDashboard: [...(extended.admin?.components?.beforeDashboard ?? []), 'schematicshop/rsc#Desk'],
        },
      },
    }
  }
