import type { CollectionConfig, Config, Plugin } from 'payload'
import { addCollection } from '@/core/config/addCollection'
import { extendCollection } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { caseEndpoints } from './caseEndpoints'
import { createReports } from './collections/Reports'
import { type ModerationOptions, moderationOptions } from './types'
import { withCaseEvents } from './withCaseEvents'
import { withModeration } from './withModeration'

/** Reports of builds, comments and profiles, and the moderators' dashboard for them. */
export const moderation =
  (options?: ModerationOptions): Plugin =>
  (incoming: Config): Config => {
    const { isOff, slugs } = contextOf(incoming)
    moderationOptions.keep(contextOf(incoming), options)
    const config = withCaseEvents({ ...incoming, endpoints: [...(incoming.endpoints ?? []), ...caseEndpoints] })
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
