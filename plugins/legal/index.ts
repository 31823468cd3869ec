import type { Config, Plugin } from 'payload'
import { extendCollection, withHooks } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { createTakedown, proveTakedown } from './endpoints/takedowns'
import { recordAcceptance } from './hooks/recordAcceptance'
import { withLegalJobs } from './jobs/withLegalJobs'
import { confirmTakedownDocumentation, createTakedownDocumentation } from './openapi'
import { type LegalOptions, legalOptions } from './types'

const endpoints = [
  endpoint({
    scope: null,
    path: '/takedowns',
    method: 'post',
    rate: 'talk',
    openapi: createTakedownDocumentation,
    handle: createTakedown,
  }),
  endpoint({
    scope: null,
    path: '/takedowns/confirm',
    method: 'post',
    rate: 'account',
    openapi: confirmTakedownDocumentation,
    handle: proveTakedown,
  }),
]

/** Terms, privacy, contact and rules as the operator writes them, and takedown requests. */
export const legal =
  (options?: LegalOptions): Plugin =>
  (config: Config): Config => {
    legalOptions.keep(contextOf(config), options)
    const { slugs } = contextOf(config)
    const extended = extendCollection(withLegalJobs(config), slugs.users, (users) =>
      withHooks(users, { afterChange: [recordAcceptance] }),
    )
    return { ...extended, endpoints: [...(extended.endpoints ?? []), ...endpoints] }
  }
