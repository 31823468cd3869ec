import type { Config, Plugin } from 'payload'
import { contextOf } from '@/core/context/context'
import { hotEndpoint } from '@/core/http/hotEndpoint'
import { journeyEvents, journeysEvents } from './endpoints/journeys'
import {
  beginUploadEndpoint,
  checkUploadEndpoint,
  completeUploadEndpoint,
  deleteUploadEndpoint,
  listUploadsEndpoint,
  putPartEndpoint,
  readUploadEndpoint,
} from './endpoints/uploads'
import { withUploadJobs } from './jobs/withUploadJobs'
import * as documentation from './openapi'

/** Uploads in parts, which survive a lost connection, through the shop or straight to S3; and a file's journey as it happens. */
export const uploads =
  (): Plugin =>
  (config: Config): Config => {
    const maxBytes = contextOf(config).limits.uploadBytes
    return {
      ...withUploadJobs(config),
      collections: (config.collections ?? []).map((collection) =>
        collection.slug === 'schematics'
          ? {
              ...collection,
              endpoints: [
                hotEndpoint({
                  path: '/:id/events',
                  method: 'get',
                  handle: journeyEvents,
                  openapi: documentation.journeyDocumentation,
                }),
                ...(collection.endpoints || []),
              ],
            }
          : collection,
      ),
      endpoints: [
        ...(config.endpoints ?? []),
        hotEndpoint({
          path: '/uploads',
          method: 'post',
          handle: beginUploadEndpoint({ maxBytes }),
          openapi: documentation.beginDocumentation,
        }),
        hotEndpoint({
          path: '/uploads',
          method: 'get',
          handle: listUploadsEndpoint,
          openapi: documentation.listDocumentation,
        }),
        hotEndpoint({
          path: '/uploads/check',
          method: 'post',
          handle: checkUploadEndpoint({ maxBytes }),
          openapi: documentation.checkDocumentation,
        }),
        hotEndpoint({
          path: '/uploads/journeys',
          method: 'get',
          handle: journeysEvents,
          openapi: documentation.journeysDocumentation,
        }),
        hotEndpoint({
          path: '/uploads/:id',
          method: 'get',
          handle: readUploadEndpoint,
          openapi: documentation.readDocumentation,
        }),
        hotEndpoint({
          path: '/uploads/:id',
          method: 'delete',
          handle: deleteUploadEndpoint,
          openapi: documentation.deleteDocumentation,
        }),
        hotEndpoint({
          path: '/uploads/:id/parts/:number',
          method: 'put',
          handle: putPartEndpoint,
          openapi: documentation.partDocumentation,
        }),
        hotEndpoint({
          path: '/uploads/:id/complete',
          method: 'post',
          handle: completeUploadEndpoint,
          openapi: documentation.completeDocumentation,
        }),
      ],
    }
  }
