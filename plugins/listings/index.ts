import type { Config, Plugin } from 'payload'
import { extendCollection, withEndpoints } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { bulkDocumentation } from './bulkOpenapi'
import { bulk } from './endpoints/bulk'
import { putDetails } from './endpoints/details'
import { postPicture, putGallery } from './endpoints/gallery'
import { handleSummary } from './endpoints/handleSummary'
import { withListingJobs } from './jobs/withListingJobs'
import {
  detailsDocumentation,
  postPictureDocumentation,
  putGalleryDocumentation,
  summaryDocumentation,
} from './openapi'

const endpoints = [
  endpoint({
    path: '/:id/summary',
    method: 'get',
    scope: 'read',
    hot: true,
    openapi: summaryDocumentation,
    handle: handleSummary,
  }),
  endpoint({ path: '/:id/details', method: 'put', scope: 'edit', openapi: detailsDocumentation, handle: putDetails }),
  // Streamed: an image need not be held in memory.
  endpoint({
    path: '/:id/pictures',
    method: 'post',
    scope: 'edit',
    hot: true,
    streams: true,
    rate: 'upload',
    openapi: postPictureDocumentation,
    handle: postPicture,
  }),
  endpoint({
    path: '/:id/gallery',
    method: 'put',
    scope: 'edit',
    openapi: putGalleryDocumentation,
    handle: putGallery,
  }),
  endpoint({ path: '/bulk', method: 'post', scope: 'edit', rate: 'bulk', openapi: bulkDocumentation, handle: bulk }),
]

/**
 * What is said of a build: how the site shows it, and what authors change of it and its gallery, one by one or many at
 * once.
 */
export const listings =
  (): Plugin =>
  (config: Config): Config =>
    extendCollection(withListingJobs(config), contextOf(config).slugs.schematics, (schematics) =>
      withEndpoints(schematics, endpoints),
    )
