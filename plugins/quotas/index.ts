import type { CollectionConfig, Config, Plugin } from 'payload'
import { createStorageAccounts } from './collections/StorageAccounts'
import { openAccount } from './hooks/openAccount'
import type { QuotaOptions } from './types'

const GiB = 1024 ** 3

/** Keeps count of what each owner stores, and where they must stop. The count itself is kept by the database. */
export const quotas =
  ({ user = 1 * GiB, premium = 10 * GiB }: QuotaOptions = {}): Plugin =>
  (config: Config): Config => ({
    ...config,
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
                    openAccount({ user, premium, moderator: null, admin: null }),
                  ],
                },
              }
            : collection,
      ),
      createStorageAccounts(),
    ],
  })
