import type { CollectionConfig, Config, Plugin } from 'payload'
import { contextOf } from '@/core/context/context'
import { createStorageAccounts } from './collections/StorageAccounts'
import { openAccount } from './hooks/openAccount'
import { withQuotaJobs } from './jobs/withQuotaJobs'

/** Keeps count of what each owner stores, and where they must stop. The count itself is kept by the database. */
export const quotas =
  (): Plugin =>
  (config: Config): Config => ({
    ...withQuotaJobs(config),
    collections: [
      ...(config.collections ?? []).map(
        (collection): CollectionConfig =>
          collection.slug === 'users'
            ? {
                ...collection,
                hooks: {
                  ...collection.hooks,
                  afterChange: [
                    ...(collection.hooks?.afterChange ?? []),
                    openAccount({ ...contextOf(config).limits.quotas, moderator: null, admin: null }),
                  ],
                },
              }
            : collection,
      ),
      createStorageAccounts(contextOf(config)),
    ],
  })
