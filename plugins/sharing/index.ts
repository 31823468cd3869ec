import type { Config, Plugin } from 'payload'
import { hotEndpoint } from '@/core/http/hotEndpoint'
import { handleFeed } from './endpoints/handleFeed'
import { handleOembed } from './endpoints/handleOembed'
import { withSharingJobs } from './jobs/withSharingJobs'
import { feedDocumentation, oembedDocumentation } from './openapi'

/** What other programs and sites show of the shop: Atom feeds, and builds embedded by oEmbed. */
export const sharing =
  (): Plugin =>
  (config: Config): Config => ({
    ...withSharingJobs(config),
    endpoints: [
      ...(config.endpoints ?? []),
      hotEndpoint({ path: '/oembed', method: 'get', handle: handleOembed, openapi: oembedDocumentation }),
    ],
    collections: (config.collections ?? []).map((collection) =>
      collection.slug === 'schematics'
        ? {
            ...collection,
            endpoints: [
              ...(collection.endpoints || []),
              hotEndpoint({ path: '/feed', method: 'get', handle: handleFeed, openapi: feedDocumentation }),
            ],
          }
        : collection,
    ),
  })
