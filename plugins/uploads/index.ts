import type { Config, Plugin } from 'payload'
import { extendCollection, withEndpoints, withHooks } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { journeyEvents, journeysEvents } from './endpoints/journeys'
import { deleteVersion, replaceSchematicFile, restoreOlderVersion } from './endpoints/replaceSchematicFile'
import { uploadSchematic } from './endpoints/uploadSchematic'
import {
  beginUploadEndpoint,
  checkUploadEndpoint,
  completeUploadEndpoint,
  deleteUploadEndpoint,
  listUploadsEndpoint,
  putPartEndpoint,
  readUploadEndpoint,
} from './endpoints/uploads'
import { attachUpload } from './hooks/attachUpload'
import { startJourney } from './hooks/startJourney'
import { withUploadJobs } from './jobs/withUploadJobs'
import * as documentation from './openapi'
import { type UploadOptions, uploadOptions } from './types'

/** Bytes of a JSON body; more than any listing needs. */
const MAX_JSON_BYTES = 256 * 1024

const endpoints = (maxBytes: number) => [
  endpoint({
    path: '/uploads',
    method: 'post',
    scope: 'upload',
    maxBytes: MAX_JSON_BYTES,
    rate: 'upload',
    openapi: documentation.beginDocumentation,
    handle: beginUploadEndpoint({ maxBytes }),
  }),
  endpoint({
    path: '/uploads',
    method: 'get',
    scope: 'upload',
    openapi: documentation.listDocumentation,
    handle: listUploadsEndpoint,
  }),
  endpoint({
    path: '/uploads/check',
    method: 'post',
    scope: 'upload',
    maxBytes: MAX_JSON_BYTES,
    openapi: documentation.checkDocumentation,
    handle: checkUploadEndpoint({ maxBytes }),
  }),
  endpoint({
    path: '/uploads/journeys',
    method: 'get',
    scope: 'upload',
    hot: true,
    openapi: documentation.journeysDocumentation,
    handle: journeysEvents,
  }),
  endpoint({
    path: '/uploads/:id',
    method: 'get',
    scope: 'upload',
    openapi: documentation.readDocumentation,
    handle: readUploadEndpoint,
  }),
  endpoint({
    path: '/uploads/:id',
    method: 'delete',
    scope: 'upload',
    openapi: documentation.deleteDocumentation,
    handle: deleteUploadEndpoint,
  }),
  endpoint({
    path: '/uploads/:id/parts/:number',
    method: 'put',
    scope: 'upload',
    hot: true,
    streams: true,
    rate: 'part',
    openapi: documentation.partDocumentation,
    handle: putPartEndpoint,
  }),
  endpoint({
    path: '/uploads/:id/complete',
    method: 'post',
    scope: 'upload',
    maxBytes: MAX_JSON_BYTES,
    openapi: documentation.completeDocumentation,
    handle: completeUploadEndpoint,
  }),
]

/** Bodies are streamed: a file need not be held in memory. */
const intake = { hot: true, streams: true, rate: 'upload' } as const

const ofSchematics = (maxBytes: number) => [
  endpoint({
    ...intake,
    path: '/',
    method: 'post',
    scope: 'upload',
    openapi: documentation.uploadDocumentation,
    handle: uploadSchematic({ maxBytes }),
  }),
  ...(['put', 'post'] as const).map((method) =>
    endpoint({
      ...intake,
      path: '/:id/file',
      method,
      scope: 'upload',
      openapi: documentation.replaceDocumentation,
      handle: replaceSchematicFile({ maxBytes }),
    }),
  ),
  endpoint({
    path: '/:id/versions/:file',
    method: 'delete',
    scope: 'edit',
    openapi: documentation.deleteVersionDocumentation,
    handle: deleteVersion,
  }),
  endpoint({
    path: '/:id/versions/:file/restore',
    method: 'post',
    scope: 'edit',
    openapi: documentation.restoreVersionDocumentation,
    handle: restoreOlderVersion,
  }),
]

const events = endpoint({
  path: '/:id/events',
  method: 'get',
  scope: 'read',
  hot: true,
  openapi: documentation.journeyDocumentation,
  handle: journeyEvents,
})

/**
 * Uploads: whole by `POST /api/schematics`, or in resumable parts, through the shop or straight to S3; and live
 * progress of a file's processing.
 */
export const uploads =
  (options?: UploadOptions): Plugin =>
  (config: Config): Config => {
    const context = contextOf(config)
    uploadOptions.keep(context, options)
    const { maxFileBytes } = uploadOptions.of(context)
    return {
      ...extendCollection(withUploadJobs(config), context.slugs.schematics, (schematics) =>
        withHooks(withEndpoints(schematics, [...ofSchematics(maxFileBytes), events]), {
          beforeChange: [attachUpload],
          afterChange: [startJourney],
        }),
      ),
      endpoints: [...(config.endpoints ?? []), ...endpoints(maxFileBytes)],
    }
  }
