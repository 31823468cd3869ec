import type { CollectionConfig, Config, Plugin } from 'payload'
import { contextOf } from '@/core/context/context'
import { createReports } from './collections/Reports'
import { withModeration } from './withModeration'

/** Lets people tell moderators of builds, comments and profiles, and gives those a desk to work from. */
export const moderation =
  (): Plugin =>
  (config: Config): Config => {
    const reports = createReports(contextOf(config))
    const withFilters: CollectionConfig = {
      ...reports,
      admin: {
        ...reports.admin,
        components: { beforeListTable: ['schematicshop/rsc#ReportFilters'] },
      },
    }
    return {
      ...config,
      admin: {
        ...config.admin,
        components: {
          ...config.admin?.components,
          beforeDashboard: [...(config.admin?.components?.beforeDashboard ?? []), 'schematicshop/rsc#ReportDesk'],
        },
      },
      collections: [...(config.collections ?? []).map(withModeration), withFilters],
    }
  }
