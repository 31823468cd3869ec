import type { Config, Plugin } from 'payload'
import { extendCollection, withEndpoints, withHooks } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { deleteAccount, restoreClosedAccount } from './endpoints/deletion'
import { beginExport, downloadExport, exportState, removeExport } from './endpoints/exports'
import { removeExportedBytes } from './hooks/removeExportedBytes'
import { withPersonalDataJobs } from './jobs/withPersonalDataJobs'
import {
  beginExportDocumentation,
  deleteAccountDocumentation,
  downloadExportDocumentation,
  exportStateDocumentation,
  removeExportDocumentation,
  restoreAccountDocumentation,
} from './openapi'
import { type PersonalDataOptions, personalDataOptions } from './types'

const endpoints = [
  endpoint({
    scope: null,
    path: '/data-export',
    method: 'post',
    rate: 'account',
    openapi: beginExportDocumentation,
    handle: beginExport,
  }),
  endpoint({
    scope: null,
    path: '/data-export',
    method: 'get',
    hot: true,
    openapi: exportStateDocumentation,
    handle: exportState,
  }),
  endpoint({
    path: '/data-export',
    method: 'delete',
    scope: null,
    openapi: removeExportDocumentation,
    handle: removeExport,
  }),
  endpoint({
    scope: null,
    path: '/data-export/:export',
    method: 'get',
    hot: true,
    openapi: downloadExportDocumentation,
    handle: downloadExport,
  }),
  endpoint({
    scope: null,
    path: '/delete-account',
    method: 'post',
    rate: 'account',
    openapi: deleteAccountDocumentation,
    handle: deleteAccount,
  }),
  endpoint({
    scope: null,
    path: '/restore-account',
    method: 'post',
    rate: 'account',
    openapi: restoreAccountDocumentation,
    handle: restoreClosedAccount,
  }),
]

/** One's own data: an export of it, and the deletion of the account after days of grace. */
export const personalData =
  (options?: PersonalDataOptions): Plugin =>
  (config: Config): Config => {
    personalDataOptions.keep(contextOf(config), options)
    return extendCollection(withPersonalDataJobs(config), contextOf(config).slugs.users, (users) =>
      withHooks(withEndpoints(users, endpoints), { beforeDelete: [removeExportedBytes] }),
    )
  }
