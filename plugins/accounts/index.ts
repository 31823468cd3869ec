import type { CollectionConfig, Config, Plugin } from 'payload'
import { confirmEmail, readEmailConfirmation, resendEmailConfirmation } from './endpoints/confirmEmail'
import { deleteAccount } from './endpoints/deleteAccount'
import { cancelEmail, changeEmail, readEmailChange, resendEmail } from './endpoints/email'
import { changePassword } from './endpoints/password'
import { endOtherSessions, endSession, listSessions } from './endpoints/sessions'
import { forgotPassword, resetPasswordByLink, signInByPassword } from './endpoints/signIn'
import { signInMutations } from './graphql'
import { beginConfirmation } from './hooks/beginConfirmation'
import { closePayloadsResets } from './hooks/closePayloadsResets'
import { leaveNothing } from './hooks/enqueueObjectRemoval'
import { hideTaken, revealNothing } from './hooks/hideTakenEmail'
import { requireConfirmation } from './hooks/requireConfirmation'
import { withAccountJobs } from './jobs/withAccountJobs'
import {
  cancelEmailDocumentation,
  changeEmailDocumentation,
  changePasswordDocumentation,
  confirmEmailDocumentation,
  deleteAccountDocumentation,
  endOtherSessionsDocumentation,
  endSessionDocumentation,
  listSessionsDocumentation,
  readEmailChangeDocumentation,
  readEmailConfirmationDocumentation,
  resendEmailConfirmationDocumentation,
  resendEmailDocumentation,
} from './openapi'

const endpoints: NonNullable<Exclude<CollectionConfig['endpoints'], false>> = [
  {
    path: '/change-password',
    method: 'post',
    handler: changePassword,
    custom: { openapi: changePasswordDocumentation },
  },
  { path: '/change-email', method: 'post', handler: changeEmail, custom: { openapi: changeEmailDocumentation } },
  {
    path: '/change-email',
    method: 'get',
    handler: readEmailChange,
    custom: { openapi: readEmailChangeDocumentation },
  },
  { path: '/change-email', method: 'delete', handler: cancelEmail, custom: { openapi: cancelEmailDocumentation } },
  {
    path: '/change-email/resend',
    method: 'post',
    handler: resendEmail,
    custom: { openapi: resendEmailDocumentation },
  },
  { path: '/confirm-email', method: 'post', handler: confirmEmail, custom: { openapi: confirmEmailDocumentation } },
  {
    path: '/confirm-email',
    method: 'get',
    handler: readEmailConfirmation,
    custom: { openapi: readEmailConfirmationDocumentation },
  },
  {
    path: '/confirm-email/resend',
    method: 'post',
    handler: resendEmailConfirmation,
    custom: { openapi: resendEmailConfirmationDocumentation },
  },
  // In the place of Payload's own, which come after these.
  { path: '/login', method: 'post', handler: signInByPassword },
  {
    path: '/forgot-password',
    method: 'post',
    handler: forgotPassword,
  },
  {
    path: '/reset-password',
    method: 'post',
    handler: resetPasswordByLink,
  },
  { path: '/delete-account', method: 'post', handler: deleteAccount, custom: { openapi: deleteAccountDocumentation } },
  { path: '/sessions', method: 'get', handler: listSessions, custom: { openapi: listSessionsDocumentation } },
  {
    path: '/sessions',
    method: 'delete',
    handler: endOtherSessions,
    custom: { openapi: endOtherSessionsDocumentation },
  },
  { path: '/sessions/:session', method: 'delete', handler: endSession, custom: { openapi: endSessionDocumentation } },
]

/** What people do with their own account: password, address, sessions, and its end. Each asks for the password again. */
export const account =
  (): Plugin =>
  (config: Config): Config => ({
    ...withAccountJobs(config),
    graphQL: {
      ...config.graphQL,
      mutations: (graphQL, context) => ({
        ...config.graphQL?.mutations?.(graphQL, context),
        ...signInMutations(context),
      }),
    },
    collections: (config.collections ?? []).map((collection) =>
      collection.slug === 'users'
        ? {
            ...collection,
            hooks: {
              ...collection.hooks,
              beforeOperation: [
                closePayloadsResets,
                requireConfirmation,
                hideTaken,
                ...(collection.hooks?.beforeOperation ?? []),
              ],
              afterChange: [...(collection.hooks?.afterChange ?? []), beginConfirmation],
              afterOperation: [...(collection.hooks?.afterOperation ?? []), revealNothing],
              beforeDelete: [...(collection.hooks?.beforeDelete ?? []), leaveNothing],
            },
            endpoints: [...(collection.endpoints || []), ...endpoints],
          }
        : collection,
    ),
  })
