import { withSweeps } from '@jobs/withSweeps'
import type { Config, Plugin } from 'payload'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { keepReturnPath } from '@/core/mail/returnPath'
import { handleReadAddress, handleRetryAddress } from './endpoints/address'
import { handleBounces } from './endpoints/bounces'
import { bouncesDocumentation, readAddressDocumentation, retryAddressDocumentation } from './openapi'
import { type MailRoomOptions, mailOptions } from './types'

const endpoints = [
  endpoint({
    path: '/mail/bounces',
    method: 'post',
    scope: null,
    maxBytes: 1024 * 1024,
    openapi: bouncesDocumentation,
    handle: handleBounces,
  }),
  endpoint({
    path: '/mail/address',
    method: 'get',
    scope: null,
    openapi: readAddressDocumentation,
    handle: handleReadAddress,
  }),
  endpoint({
    path: '/mail/address/retry',
    method: 'post',
    scope: null,
    rate: 'account',
    maxBytes: 1024,
    openapi: retryAddressDocumentation,
    handle: handleRetryAddress,
  }),
]

/** Mails that come back: to whom none are sent any more, and how that ends. */
export const mail =
  (options?: MailRoomOptions): Plugin =>
  (config: Config): Config => {
    const context = contextOf(config)
    mailOptions.keep(context, options)
    keepReturnPath(context, mailOptions.of(context).returnPath)
    return withSweeps({ ...config, endpoints: [...(config.endpoints ?? []), ...endpoints] }, [
      () => import('./jobs/trimMails').then(({ trimMails }) => trimMails),
    ])
  }
