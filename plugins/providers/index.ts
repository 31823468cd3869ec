import { withSweeps } from '@jobs/withSweeps'
import type { Config, Plugin } from 'payload'
import { addWayIn } from '@/core/access/waysIn'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import {
  beginLink,
  beginProvider,
  completeSignUp,
  finishProvider,
  listLinked,
  listProviders,
  unlink,
} from './endpoints/providers'
import {
  beginLinkDocumentation,
  beginProviderDocumentation,
  completeSignUpDocumentation,
  finishProviderDocumentation,
  listLinkedDocumentation,
  listProvidersDocumentation,
  unlinkDocumentation,
} from './openapi'
import { linkedText } from './queries/readProviders'
import { providerOptions, type SignInProviderOptions } from './types'

const PATH = '/auth/providers'

const endpoints = [
  endpoint({ path: PATH, method: 'get', scope: 'read', openapi: listProvidersDocumentation, handle: listProviders }),
  endpoint({
    path: `${PATH}/linked`,
    method: 'get',
    scope: null,
    openapi: listLinkedDocumentation,
    handle: listLinked,
  }),
  endpoint({
    path: `${PATH}/sign-up`,
    method: 'post',
    scope: null,
    rate: 'account',
    openapi: completeSignUpDocumentation,
    handle: completeSignUp,
  }),
  endpoint({
    path: `${PATH}/:provider`,
    method: 'post',
    scope: null,
    rate: 'account',
    openapi: beginProviderDocumentation,
    handle: beginProvider,
  }),
  endpoint({ path: `${PATH}/:provider`, method: 'delete', scope: null, openapi: unlinkDocumentation, handle: unlink }),
  endpoint({
    path: `${PATH}/:provider/link`,
    method: 'post',
    scope: null,
    rate: 'account',
    openapi: beginLinkDocumentation,
    handle: beginLink,
  }),
  endpoint({
    path: `${PATH}/:provider/callback`,
    method: 'get',
    scope: null,
    openapi: finishProviderDocumentation,
    handle: finishProvider,
  }),
]

/** Signing in with an account of another site. */
export const providers =
  (options?: SignInProviderOptions): Plugin =>
  (config: Config): Config => {
    const context = contextOf(config)
    providerOptions.keep(context, options)
    addWayIn(context, 'provider', linkedText(context))
    const swept = withSweeps(config, [() => import('./trimStates').then(({ trimStates }) => trimStates)])
    return { ...swept, endpoints: [...(swept.endpoints ?? []), ...endpoints] }
  }
