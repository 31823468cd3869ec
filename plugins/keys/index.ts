import type { Config, Plugin } from 'payload'
import { extendCollection } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { explainKeysBy } from '@/core/http/admitKey'
import { endpoint } from '@/core/http/endpoint'
import { currentKey, deleteKey, listKeys, patchKey, postKey } from './endpoints/keys'
import { withKeyJobs } from './jobs/withKeyJobs'
import { explainKey, keyStrategy } from './keyStrategy'
import {
  currentKeyDocumentation,
  deleteKeyDocumentation,
  listKeysDocumentation,
  patchKeyDocumentation,
  postKeyDocumentation,
} from './openapi'
import { type KeyOptions, keyOptions } from './types'

const endpoints = [
  endpoint({ path: '/keys', method: 'get', scope: null, openapi: listKeysDocumentation, handle: listKeys }),
  endpoint({
    path: '/keys',
    method: 'post',
    scope: null,
    rate: 'account',
    openapi: postKeyDocumentation,
    handle: postKey,
  }),
  endpoint({
    path: '/keys/current',
    method: 'get',
    scope: 'read',
    openapi: currentKeyDocumentation,
    handle: currentKey,
  }),
  endpoint({ path: '/keys/:id', method: 'patch', scope: null, openapi: patchKeyDocumentation, handle: patchKey }),
  endpoint({ path: '/keys/:id', method: 'delete', scope: null, openapi: deleteKeyDocumentation, handle: deleteKey }),
]

/** API keys, by which programs act for a user within scopes. */
export const keys =
  (options?: KeyOptions): Plugin =>
  (config: Config): Config => {
    const context = contextOf(config)
    keyOptions.keep(context, options)
    explainKeysBy(context, explainKey)
    const extended = extendCollection(withKeyJobs(config), context.slugs.users, (users) => {
      const auth = typeof users.auth === 'object' ? users.auth : {}
      return { ...users, auth: { ...auth, strategies: [...(auth.strategies ?? []), keyStrategy] } }
    })
    return { ...extended, endpoints: [...(extended.endpoints ?? []), ...endpoints] }
  }
