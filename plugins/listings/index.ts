import type { Config, Plugin } from 'payload'
import { hotEndpoint } from '@/core/http/hotEndpoint'
import { putDetails } from './endpoints/details'
import { postPicture, putGallery } from './endpoints/gallery'
import { withListingJobs } from './jobs/withListingJobs'
import { detailsDocumentation, postPictureDocumentation, putGalleryDocumentation } from './openapi'

/** What authors do with what they have published: change what is said of it, and its gallery. */
export const authoring =
  (): Plugin =>
  (config: Config): Config => ({
    ...withListingJobs(config),
    collections: (config.collections ?? []).map((collection) =>
      collection.slug === 'schematics'
        ? {
            ...collection,
            endpoints: [
              ...(collection.endpoints || []),
              { path: '/:id/details', method: 'put', handler: putDetails, custom: { openapi: detailsDocumentation } },
              // Read as it comes in, not by Payload: a picture is no reason to hold a body in memory.
              hotEndpoint({
                path: '/:id/pictures',
                method: 'post',
                handle: postPicture,
                openapi: postPictureDocumentation,
              }),
              {
                path: '/:id/gallery',
                method: 'put',
                handler: putGallery,
                custom: { openapi: putGalleryDocumentation },
              },
            ],
          }
        : collection,
    ),
  })
