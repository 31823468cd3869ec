import type { Config, Plugin } from 'payload'
import { extendCollection, withEndpoints } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { handleSearch } from './endpoints/handleSearch'
import { handleSuggest } from './endpoints/handleSuggest'
import { withSearchJobs } from './jobs/withSearchJobs'
import { searchDocumentation, suggestDocumentation } from './openapi'

const endpoints = (maxPageSize: number) => [
  endpoint({
    path: '/search',
    method: 'get',
    scope: 'read',
    hot: true,
    openapi: searchDocumentation(maxPageSize),
    handle: handleSearch,
  }),
  endpoint({ path: '/suggest', method: 'get', scope: 'read', openapi: suggestDocumentation, handle: handleSuggest }),
]

/** Search of builds by Postgres' full text search and trigrams. Triggers maintain the index table. */
export const search =
  (): Plugin =>
  (config: Config): Config => {
    const { maxPageSize, slugs } = contextOf(config)
    return extendCollection(withSearchJobs(config), slugs.schematics, (schematics) =>
      withEndpoints(schematics, endpoints(maxPageSize)),
    )
  }
