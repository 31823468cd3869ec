import type { CollectionConfig, Config, Field, Plugin } from 'payload'
import { extendCollection, withEndpoints, withHooks } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { answerAppeal, listAppeals, postAppeal } from './endpoints/appeals'
import { suspend, unsuspend } from './endpoints/suspension'
import { mailStanding } from './hooks/mailStanding'
import { refuseSuspended } from './hooks/refuseSuspended'
import { withStandingJobs } from './jobs/withStandingJobs'
import * as documentation from './openapi'

/** Bytes of a reason or an appeal. */
const maxBytes = 32 * 1024

const endpoints = [
  endpoint({
    scope: null,
    path: '/appeals',
    method: 'post',
    maxBytes,
    openapi: documentation.appealDocumentation,
    handle: postAppeal,
  }),
  endpoint({
    scope: 'moderate',
    path: '/appeals',
    method: 'get',
    openapi: documentation.appealsDocumentation,
    handle: listAppeals,
  }),
  endpoint({
    scope: 'moderate',
    path: '/appeals/:appeal/decide',
    method: 'post',
    maxBytes,
    openapi: documentation.decideAppealDocumentation,
    handle: answerAppeal,
  }),
  endpoint({
    scope: 'moderate',
    path: '/:id/suspend',
    method: 'post',
    maxBytes,
    openapi: documentation.suspendDocumentation,
    handle: suspend,
  }),
  endpoint({
    scope: 'moderate',
    path: '/:id/unsuspend',
    method: 'post',
    openapi: documentation.unsuspendDocumentation,
    handle: unsuspend,
  }),
]

/** It answers before the nouns' own refusal, which says less. */
const withReason = (users: CollectionConfig): CollectionConfig => ({
  ...users,
  hooks: { ...users.hooks, beforeLogin: [refuseSuspended, ...(users.hooks?.beforeLogin ?? [])] },
})

/** Suspensions and appeals; roles that end by themselves. */
export const standing =
  (): Plugin =>
  (config: Config): Config =>
    extendCollection(withStandingJobs(config), contextOf(config).slugs.users, (users) => {
      const extended = withHooks(withReason(withEndpoints(users, endpoints)), { afterChange: [mailStanding] })
      const suspension: Field = {
        name: 'suspension',
        type: 'ui',
        admin: { components: { Field: 'schematicshop/rsc#Suspension' } },
      }
      return { ...extended, fields: [...extended.fields, suspension] }
    })
