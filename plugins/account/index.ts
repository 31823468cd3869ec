import type { CollectionConfig, Config, Plugin } from 'payload'
import { deleteAccount } from './endpoints/deleteAccount'
import { cancelEmail, changeEmail, confirmEmail, readEmailChange, resendEmail } from './endpoints/email'
import { changePassword } from './endpoints/password'
import { endOtherSessions, endSession, listSessions } from './endpoints/sessions'
import { leaveNothing } from './hooks/leaveNothing'
import { requireConfirmation } from './hooks/requireConfirmation'
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
    ...config,
    collections: (config.collections ?? []).map((collection) =>
      collection.slug === 'users'
        ? {
            ...collection,
            hooks: {
              ...collection.hooks,
              beforeOperation: [requireConfirmation, ...(collection.hooks?.beforeOperation ?? [])],
              beforeDelete: [...(collection.hooks?.beforeDelete ?? []), leaveNothing],
            },
            endpoints: [...(collection.endpoints || []), ...endpoints],
          }
        : collection,
    ),
  })
