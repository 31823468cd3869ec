import { sql } from '@payloadcms/db-postgres'
import type { Plugin } from 'payload'
import {
  contextOf,
  endpoint,
  extendCollection,
  withEndpoints,
  withEvents,
  withJobs,
  withMigrations,
} from 'schematicshop/room'
import { rateBuild } from './endpoints/rateBuild'
import { ratingQueues } from './jobs/queues'
import { ratings as migration } from './migrations'

/** Lets users rate builds with one to five stars. */
export const ratings = (): Plugin => (config) => {
  const withTables = withMigrations(config, [migration])
  const withAverages = withJobs(withTables, ratingQueues, {
    averageRating: { handle: () => import('./jobs/averageRating').then(({ averageRating }) => averageRating) },
  })
  // What a build shows now was rated by nobody.
  const startingOver = withEvents(withAverages, {
    published: async (tx, { schematicId }) => {
      await tx.execute(sql`delete from ratings where schematic_id = ${schematicId}`)
    },
  })
  return extendCollection(startingOver, contextOf(config).slugs.schematics, (schematics) =>
    withEndpoints(schematics, [endpoint({ path: '/:id/rating', method: 'put', scope: 'interact', handle: rateBuild })]),
  )
}
