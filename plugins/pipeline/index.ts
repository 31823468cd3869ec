import {
  deleteVersion,
  replaceSchematicFile,
  restoreOlderVersion,
} from '@plugins/uploads/endpoints/replaceSchematicFile'
import { uploadSchematic } from '@plugins/uploads/endpoints/uploadSchematic'
import { attachUpload } from '@plugins/uploads/hooks/attachUpload'
import type { CollectionConfig, Config, Plugin } from 'payload'
import { extendCollection, withEndpoints, withHooks } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { retryFile } from './endpoints/retryFile'
import { removeObjects } from './hooks/removeObjects'
import { startJourney } from './hooks/startJourney'
import { withPipelineJobs } from './jobs/withPipelineJobs'
import {
  deleteVersionDocumentation,
  replaceDocumentation,
  restoreVersionDocumentation,
  retryDocumentation,
  uploadDocumentation,
} from './openapi'

/** Bodies are read as they come in: a file is no reason to hold one in memory. */
const intake = { hot: true, streams: true, rate: 'upload' } as const

const ofSchematics = (maxBytes: number) => [
  endpoint({
    ...intake,
    path: '/',
    method: 'post',
    openapi: uploadDocumentation,
    handle: uploadSchematic({ maxBytes }),
  }),
  ...(['put', 'post'] as const).map((method) =>
    endpoint({
      ...intake,
      path: '/:id/file',
      method,
      openapi: replaceDocumentation,
      handle: replaceSchematicFile({ maxBytes }),
    }),
  ),
  endpoint({
    path: '/:id/versions/:file',
    method: 'delete',
    openapi: deleteVersionDocumentation,
    handle: deleteVersion,
  }),
  endpoint({
    path: '/:id/versions/:file/restore',
    method: 'post',
    openapi: restoreVersionDocumentation,
    handle: restoreOlderVersion,
  }),
]
const retry = endpoint({ path: '/:id/retry', method: 'post', openapi: retryDocumentation, handle: retryFile })

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

/** The way of a file: taken in by `POST /api/schematics`, sent on by jobs, and by moderators where it stalled. */
export const pipeline =
  (): Plugin =>
  (config: Config): Config => {
    const withSchematics = extendCollection(
      withPipelineJobs(config),
      contextOf(config).slugs.schematics,
      (schematics) =>
        withHooks(withEndpoints(schematics, ofSchematics(contextOf(config).limits.uploadBytes)), {
          beforeChange: [attachUpload],
          afterChange: [startJourney],
          beforeDelete: [removeObjects],
        }),
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
