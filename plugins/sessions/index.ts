import type { Config, Plugin } from 'payload'
import { extendCollection, withEndpoints } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { endOtherSessions, endSession, listSessions } from './endpoints/sessions'
import { endOtherSessionsDocumentation, endSessionDocumentation, listSessionsDocumentation } from './openapi'
import { type SessionOptions, sessionOptions } from './types'

const endpoints = [
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
]

/** Where an account is signed in: access and refresh tokens, and the devices that have them. */
export const sessions =
  (options?: SessionOptions): Plugin =>
  (config: Config): Config => {
    sessionOptions.keep(contextOf(config), options)
    return extendCollection(config, contextOf(config).slugs.users, (users) => withEndpoints(users, endpoints))
  }
