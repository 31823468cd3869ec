import type { Config, Plugin } from 'payload'
import { addCollection } from '@/core/config/addCollection'
import { extendCollection, withHooks } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { createStorageAccounts } from './collections/StorageAccounts'
import { syncStorageAccount } from './hooks/syncStorageAccount'
import { withQuotaJobs } from './jobs/withQuotaJobs'
import { quotaByRole } from './queries/quotaByRole'
import { type QuotaOptions, quotaOptions } from './types'

/** Keeps count of what each owner stores, and where they must stop. The count itself is kept by the database. */
export const quotas =
  (options?: QuotaOptions): Plugin =>
  (config: Config): Config => {
    quotaOptions.keep(contextOf(config), options)
    const open = syncStorageAccount(quotaByRole(contextOf(config)))
    const extended = extendCollection(withQuotaJobs(config), contextOf(config).slugs.users, (users) =>
      withHooks(users, { afterChange: [open] }),
    )
    return addCollection(extended, { name: 'storageAccounts', collection: createStorageAccounts(contextOf(config)) })
  }
