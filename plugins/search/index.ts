import type { Config, Plugin } from 'payload'
import { handleSummary } from '@/server/schematics/readSummary'
import { handleSearch } from '@/server/search/handleSearch'
import { searchDocumentation, summaryDocumentation } from './openapi'

/** Finding builds, on Postgres' full text and trigrams. The index is a table that triggers keep. */
export const search =
  (): Plugin =>
  (config: Config): Config => ({
    ...config,
    collections: (config.collections ?? []).map((collection) =>
      collection.slug === 'schematics'
        ? {
            ...collection,
            endpoints: [
              ...(collection.endpoints || []),
              {
                path: '/search',
                method: 'get',
                handler: (req) => handleSearch(req.payload, req as Request),
                custom: { openapi: searchDocumentation },
              },
              {
                path: '/:id/summary',
                method: 'get',
                handler: (req) => handleSummary(req.payload, req as Request, String(req.routeParams?.id)),
                custom: { openapi: summaryDocumentation },
              },
            ],
          }
        : collection,
    ),
  })
