import { bulkDocumentation } from '@plugins/listings/bulkOpenapi'
import { bulk } from '@plugins/listings/endpoints/bulk'
import type { Config, Plugin } from 'payload'

/** What builders do with many of their builds at once. */
export const mine =
  (): Plugin =>
  (config: Config): Config => ({
    ...config,
    collections: (config.collections ?? []).map((collection) =>
      collection.slug === 'schematics'
        ? {
            ...collection,
            endpoints: [
              ...(collection.endpoints || []),
              { path: '/bulk', method: 'post', handler: bulk, custom: { openapi: bulkDocumentation } },
            ],
          }
        : collection,
    ),
  })
