import {
  deleteVersion,
  replaceSchematicFile,
  restoreOlderVersion,
} from '@plugins/uploads/endpoints/replaceSchematicFile'
import { uploadSchematic } from '@plugins/uploads/endpoints/uploadSchematic'
import { attachUpload } from '@plugins/uploads/hooks/attachUpload'
import type { Config, Plugin } from 'payload'
import { contextOf } from '@/core/context/context'
import { hotEndpoint } from '@/core/http/hotEndpoint'
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

/** The way of a file: taken in by `POST /api/schematics`, sent on by jobs, and by moderators where it stalled. */
export const pipeline =
  (): Plugin =>
  (config: Config): Config => {
    const maxBytes = contextOf(config).limits.uploadBytes
    return {
      ...withPipelineJobs(config),
      admin: {
        ...config.admin,
        components: {
          ...config.admin?.components,
          beforeDashboard: [...(config.admin?.components?.beforeDashboard ?? []), 'schematicshop/rsc#Desk'],
        },
      },
      collections: (config.collections ?? []).map((collection) => {
        if (collection.slug === 'schematics')
          return {
            ...collection,
            hooks: {
              ...collection.hooks,
              beforeChange: [...(collection.hooks?.beforeChange ?? []), attachUpload],
              afterChange: [...(collection.hooks?.afterChange ?? []), startJourney],
              beforeDelete: [...(collection.hooks?.beforeDelete ?? []), removeObjects],
            },
            endpoints: [
              hotEndpoint({
                path: '/',
                method: 'post',
                handle: uploadSchematic({ maxBytes }),
                openapi: uploadDocumentation,
              }),
              ...(['put', 'post'] as const).map((method) =>
                hotEndpoint({
                  path: '/:id/file',
                  method,
                  handle: replaceSchematicFile({ maxBytes }),
                  openapi: replaceDocumentation,
                }),
              ),
              hotEndpoint({
                path: '/:id/versions/:file',
                method: 'delete',
                handle: deleteVersion,
                openapi: deleteVersionDocumentation,
              }),
              hotEndpoint({
                path: '/:id/versions/:file/restore',
                method: 'post',
                handle: restoreOlderVersion,
                openapi: restoreVersionDocumentation,
              }),
              ...(collection.endpoints || []),
            ],
          }
        if (collection.slug === 'schematic-files')
          return {
            ...collection,
            admin: {
              ...collection.admin,
              components: {
                ...collection.admin?.components,
                beforeListTable: [
                  ...(collection.admin?.components?.beforeListTable ?? []),
                  'schematicshop/rsc#FileFilters',
                ],
              },
            },
            endpoints: [
              { path: '/:id/retry', method: 'post', handler: retryFile, custom: { openapi: retryDocumentation } },
              ...(collection.endpoints || []),
            ],
          }
        return collection
      }),
    }
  }
