import type { Config, Plugin } from 'payload'
import { extendCollection, withEndpoints } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { handleBuildStatistics, handleStatistics } from './endpoints/handleStatistics'
import { buildStatisticsDocumentation, statisticsDocumentation } from './openapi'

const ofOwner = endpoint({
  path: '/statistics',
  method: 'get',
  scope: 'read',
  openapi: statisticsDocumentation,
  handle: handleStatistics,
})
const ofBuild = endpoint({
  path: '/:id/statistics',
  method: 'get',
  scope: 'read',
  openapi: buildStatisticsDocumentation,
  handle: handleBuildStatistics,
})

/** What happened to builds, day by day, for their owners. It is counted by the database. */
export const statistics =
  (): Plugin =>
  (config: Config): Config => {
    const { isOff, slugs } = contextOf(config)
    if (isOff('statistics')) return config
    const extended = extendCollection(config, slugs.schematics, (schematics) => withEndpoints(schematics, [ofBuild]))
    return { ...extended, endpoints: [...(extended.endpoints ?? []), ofOwner] }
  }
