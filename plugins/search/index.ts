import { handleSummary } from '@plugins/listings/queries/readSummary'
import type { Config, Plugin } from 'payload'
import { hotEndpoint } from '@/core/http/hotEndpoint'
import { handleSearch } from './endpoints/handleSearch'
import { handleSuggest } from './endpoints/handleSuggest'
import { withSearchJobs } from './jobs/withSearchJobs'
import { searchDocumentation, suggestDocumentation, summaryDocumentation } from './openapi'

/** Finding builds, on Postgres' full text and trigrams. The index is a table that triggers keep. */
export const search =
  (): Plugin =>
  (config: Config): Config => ({
    ...withSearchJobs(config),
    collections: (config.collections ?? []).map((collection) =>
      collection.slug === 'schematics'
        ? {
            ...collection,
            endpoints: [
              ...(collection.endpoints || []),
              hotEndpoint({ path: '/search', method: 'get', handle: handleSearch, openapi: searchDocumentation }),
              hotEndpoint({ path: '/suggest', method: 'get', handle: handleSuggest, openapi: suggestDocumentation }),
              hotEndpoint({
                path: '/:id/summary',
                method: 'get',
                handle: handleSummary,
                openapi: summaryDocumentation,
              }),
            ],
          }
        : collection,
    ),
  })
