import { withJobs } from '@jobs/withJobs'
import { withSweeps } from '@jobs/withSweeps'
import type { Config, Plugin } from 'payload'
import { extendCollection, withEndpoints, withHooks } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { logout, refresh } from './endpoints/auth'
import { refreshToken, signOut } from './endpoints/payloadShapes'
import { endOtherSessions, endSession, endUserSessions, listSessions } from './endpoints/sessions'
import { sessionMutations } from './graphql'
import { disablePayloadRefresh } from './hooks/disablePayloadRefresh'
import { keepFirstSession } from './hooks/keepFirstSession'
import { showSessionExpiry } from './hooks/showSessionExpiry'
import { sessionQueues } from './jobs/queues'
import {
  endOtherSessionsDocumentation,
  endSessionDocumentation,
  endUserSessionsDocumentation,
  listSessionsDocumentation,
  logoutDocumentation,
  refreshDocumentation,
} from './openapi'
import { type SessionOptions, sessionOptions } from './types'

const ofUsers = [
  endpoint({ path: '/sessions', method: 'get', scope: null, openapi: listSessionsDocumentation, handle: listSessions }),
  endpoint({
    path: '/sessions',
    method: 'delete',
    scope: null,
    openapi: endOtherSessionsDocumentation,
    handle: endOtherSessions,
  }),
  endpoint({
    path: '/sessions/:session',
    method: 'delete',
    scope: null,
    openapi: endSessionDocumentation,
    handle: endSession,
  }),
  endpoint({
    path: '/:id/sessions',
    method: 'delete',
    scope: null,
    rate: 'account',
    openapi: endUserSessionsDocumentation,
    handle: endUserSessions,
  }),
  // These take precedence over Payload's own.
  endpoint({ path: '/refresh-token', method: 'post', scope: null, handle: refreshToken }),
  endpoint({ path: '/logout', method: 'post', scope: null, handle: signOut }),
]

const ofPrograms = [
  endpoint({ path: '/auth/refresh', method: 'post', scope: null, openapi: refreshDocumentation, handle: refresh }),
  endpoint({ path: '/auth/logout', method: 'post', scope: null, openapi: logoutDocumentation, handle: logout }),
]

const withSessionJobs = (config: Config): Config =>
  withSweeps(
    withJobs(config, sessionQueues, {
      securityMail: { handle: () => import('./jobs/securityMail').then(({ securityMail }) => securityMail) },
    }),
    [() => import('./jobs/trimSessions').then(({ trimSessions }) => trimSessions)],
  )

/** Where an account is signed in: access and refresh tokens, and the devices that have them. */
export const sessions =
  (options?: SessionOptions): Plugin =>
  (config: Config): Config => {
    const context = contextOf(config)
    sessionOptions.keep(context, options)
    const extended = extendCollection(withSessionJobs(config), context.slugs.users, (users) => ({
      ...withHooks(withEndpoints(users, ofUsers), {
        beforeOperation: [disablePayloadRefresh],
        afterMe: [showSessionExpiry],
        afterLogin: [keepFirstSession],
      }),
      fields: [
        ...users.fields,
        { name: 'openSessions', type: 'ui', admin: { components: { Field: 'schematicshop/rsc#UserSessions' } } },
      ],
    }))
    return {
      ...extended,
      // The server renews a browser's session by itself: the panel needn't ask whether to stay.
      admin: { autoRefresh: true, ...extended.admin },
      endpoints: [...(extended.endpoints ?? []), ...ofPrograms],
      graphQL: {
        ...extended.graphQL,
        mutations: (graphQL, schema) => ({
          ...config.graphQL?.mutations?.(graphQL, schema),
          ...sessionMutations(schema),
        }),
      },
    }
  }
