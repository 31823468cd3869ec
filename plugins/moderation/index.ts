import type { CollectionConfig, Config, Plugin } from 'payload'
import { addCollection } from '@/core/config/addCollection'
import { extendCollection } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { caseEndpoints } from './caseEndpoints'
import { createReports } from './collections/Reports'
import { withModerationJobs } from './jobs/withModerationJobs'
import { type ModerationOptions, moderationOptions } from './types'
import { withCaseEvents } from './withCaseEvents'
import { withModeration } from './withModeration'

/** The queue's own page in the panel, and the way there. */
const withQueuePanel = (config: Config): Config => ({
  ...config,
  admin: {
    ...config.admin,
    components: {
      ...config.admin?.components,
      beforeNavLinks: [...(config.admin?.components?.beforeNavLinks ?? []), 'schematicshop/rsc#ModerationLink'],
      views: {
        ...config.admin?.components?.views,
        moderation: { Component: 'schematicshop/rsc#ModerationView', path: '/moderation', exact: true },
      },
    },
  },
})

/** Reports of builds, comments and profiles, and the moderators' queue of all that waits for them. */
export const moderation =
  (options?: ModerationOptions): Plugin =>
  (incoming: Config): Config => {
    const { isOff, slugs } = contextOf(incoming)
    moderationOptions.keep(contextOf(incoming), options)
    const config = withQueuePanel(
      withModerationJobs(withCaseEvents({ ...incoming, endpoints: [...(incoming.endpoints ?? []), ...caseEndpoints] })),
    )
    const reports = createReports(contextOf(config))
    const withFilters: CollectionConfig = {
      ...reports,
      admin: {
        ...reports.admin,
        components: { beforeListTable: ['schematicshop/rsc#ReportFilters'] },
      },
    }
    const withBuilds = extendCollection(config, slugs.schematics, (builds) => withModeration(builds, 'schematics'))
    const extended = extendCollection(withBuilds, slugs.lists, (lists) => withModeration(lists, 'lists'))
    const withReports = addCollection(extended, { name: 'reports', collection: withFilters, isOff: isOff('reports') })
    if (isOff('reports')) return withReports
    return {
      ...withReports,
      admin: {
        ...extended.admin,
        components: {
          ...extended.admin?.components,
          beforeDashboard: [...(extended.admin?.components?.beforeDashboard ?? []), 'schematicshop/rsc#ReportDesk'],
        },
      },
    }
  }
