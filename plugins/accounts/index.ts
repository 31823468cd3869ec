import type { CollectionBeforeOperationHook, Config, Plugin } from 'payload'
import { allowUnconfirmed } from '@/core/access/confirmedEmail'
import { extendCollection, withEndpoints, withHooks } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { log } from '@/core/log/log'
import { confirmEmail, readEmailConfirmation, resendEmailConfirmation } from './endpoints/confirmEmail'
import { cancelEmail, changeEmail, readEmailChange, resendEmail } from './endpoints/email'
import { changePassword } from './endpoints/password'
import { forgotPassword, resetPasswordByLink, signInByPassword, signInProgram } from './endpoints/signIn'
import { signInMutations } from './graphql'
import { beginConfirmation } from './hooks/beginConfirmation'
import { disablePayloadResets } from './hooks/disablePayloadResets'
import { enqueueObjectRemoval } from './hooks/enqueueObjectRemoval'
import { hideTakenEmail, restoreTakenEmail } from './hooks/hideTakenEmail'
import { refuseWeakPassword } from './hooks/refuseWeakPassword'
import { publishingHooks } from './hooks/requireConfirmedEmail'
import { requirePasswordConfirmation } from './hooks/requirePasswordConfirmation'
import { tellNewPassword } from './hooks/tellNewPassword'
import { withAccountJobs } from './jobs/withAccountJobs'
import {
  cancelEmailDocumentation,
  changeEmailDocumentation,
  changePasswordDocumentation,
  confirmEmailDocumentation,
  readEmailChangeDocumentation,
  readEmailConfirmationDocumentation,
  resendEmailConfirmationDocumentation,
  resendEmailDocumentation,
  signInDocumentation,
} from './openapi'
import { type AccountOptions, accountOptions } from './types'

const endpoints = [
  endpoint({
    path: '/change-password',
    method: 'post',
    scope: null,
    rate: 'account',
    openapi: changePasswordDocumentation,
    handle: changePassword,
  }),
  endpoint({
    path: '/change-email',
    method: 'post',
    scope: null,
    rate: 'account',
    openapi: changeEmailDocumentation,
    handle: changeEmail,
  }),
  endpoint({
    path: '/change-email',
    method: 'get',
    scope: null,
    openapi: readEmailChangeDocumentation,
    handle: readEmailChange,
  }),
  endpoint({
    path: '/change-email',
    method: 'delete',
    scope: null,
    openapi: cancelEmailDocumentation,
    handle: cancelEmail,
  }),
  endpoint({
    path: '/change-email/resend',
    method: 'post',
    scope: null,
    rate: 'account',
    openapi: resendEmailDocumentation,
    handle: resendEmail,
  }),
  endpoint({
    path: '/confirm-email',
    method: 'post',
    scope: null,
    rate: 'account',
    openapi: confirmEmailDocumentation,
    handle: confirmEmail,
  }),
  endpoint({
    path: '/confirm-email',
    method: 'get',
    scope: null,
    openapi: readEmailConfirmationDocumentation,
    handle: readEmailConfirmation,
  }),
  endpoint({
    path: '/confirm-email/resend',
    method: 'post',
    scope: null,
    rate: 'account',
    openapi: resendEmailConfirmationDocumentation,
    handle: resendEmailConfirmation,
  }),
  // These take precedence over Payload's own.
  endpoint({ path: '/login', method: 'post', scope: null, handle: signInByPassword }),
  endpoint({ path: '/forgot-password', method: 'post', scope: null, handle: forgotPassword }),
  endpoint({ path: '/reset-password', method: 'post', scope: null, handle: resetPasswordByLink }),
]

const ofPrograms = [
  endpoint({ path: '/auth/login', method: 'post', scope: null, openapi: signInDocumentation, handle: signInProgram }),
]

/** Collections of rooms that an app has turned off are not there. */
function withConfirmedPublishing(config: Config): Config {
  const { slugs } = contextOf(config)
  const hookOf = new Map<string, CollectionBeforeOperationHook>(
    Object.entries(publishingHooks).map(([name, hook]) => [slugs[name as keyof typeof publishingHooks], hook]),
  )
  return {
    ...config,
    collections: (config.collections ?? []).map((collection) => {
      const hook = hookOf.get(collection.slug)
      return hook ? withHooks(collection, { beforeOperation: [hook] }) : collection
    }),
  }
}

/** Account settings: password, address and sessions. Each asks for the password again. */
export const accounts =
  (options?: AccountOptions): Plugin =>
  (config: Config): Config => {
    const context = contextOf(config)
    accountOptions.keep(context, options)
    if (!accountOptions.of(context).requireConfirmedEmail) allowUnconfirmed(context)
    const extended = extendCollection(
      withConfirmedPublishing(withAccountJobs(config)),
      context.slugs.users,
      (users) => ({
        ...withEndpoints(users, endpoints),
        hooks: {
          ...users.hooks,
          beforeOperation: [
            disablePayloadResets,
            requirePasswordConfirmation,
            hideTakenEmail,
            ...(users.hooks?.beforeOperation ?? []),
            // After the check of its length.
            refuseWeakPassword,
          ],
          afterChange: [...(users.hooks?.afterChange ?? []), beginConfirmation],
          afterOperation: [...(users.hooks?.afterOperation ?? []), restoreTakenEmail, tellNewPassword],
          beforeDelete: [...(users.hooks?.beforeDelete ?? []), enqueueObjectRemoval],
        },
      }),
    )
    return {
      ...extended,
      onInit: async (payload) => {
        await extended.onInit?.(payload)
        if (accountOptions.of(context).requireConfirmedEmail && !context.canSendEmail)
          log.info('accounts publish without a confirmed email address: no email can be sent')
      },
      endpoints: [...(extended.endpoints ?? []), ...ofPrograms],
      graphQL: {
        ...extended.graphQL,
        mutations: (graphQL, context) => ({
          ...extended.graphQL?.mutations?.(graphQL, context),
          ...signInMutations(context),
        }),
      },
    }
  }
