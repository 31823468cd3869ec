import {
  answer,
  flag,
  id,
  integer,
  jsonBody,
  nullable,
  oneOf,
  record,
  signedIn,
  text,
  time,
} from '@/core/openapi/schema'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { deleteAccountBody, restoreAccountBody } from './endpoints/deletion'
import { requestExportBody } from './endpoints/exports'

const state = record({
  export: nullable(
    record({
      id,
      status: oneOf(['waiting', 'ready', 'failed']),
      requestedAt: time,
      percent: nullable(integer),
      bytes: nullable(integer),
      expiresAt: nullable(time),
      url: nullable(text),
    }),
  ),
})
const passwordRefusals = {
  400: { description: 'invalid_field' },
  401: signedIn[401],
  403: { description: 'wrong_password, account_suspended' },
}

export const beginExportDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'exportData' },
  summary: 'Export your data',
  description:
    'Begins to write an archive (zip) of your files in all versions, images, builds, comments, lists, likes, follows, reports, notifications and settings. Once a day; it replaces an earlier one. One that is being made is left to its end.',
  requestBody: jsonBody(requestExportBody),
  responses: {
    202: answer('The export that is being made', state),
    ...passwordRefusals,
    429: { description: 'too_many_requests: once a day; or too many wrong passwords' },
  },
}
export const exportStateDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'dataExport' },
  summary: 'Follow the export of your data',
  description:
    'With `Accept: text/event-stream` it sends `state` at once and at each change. `url` downloads it, in a session of yours, until it expires.',
  responses: { 200: answer('The latest export; null where there is none', state), ...signedIn },
}
export const removeExportDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'removeDataExport' },
  summary: 'Stop or remove the export of your data',
  responses: { 200: answer('What is left', state), ...signedIn },
}
export const downloadExportDocumentation: CustomEndpointDocumentation = {
  summary: 'Download the export of your data',
  responses: {
    200: {
      description: 'The archive',
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    },
    206: {
      description: 'A range of it',
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    },
    302: { description: 'To the storage' },
    ...signedIn,
    410: { description: 'link_expired' },
  },
}
export const deleteAccountDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'deleteAccount' },
  summary: 'Delete your account',
  description:
    'Closes the account at once: sessions end, and your profile, builds, lists and comments can’t be seen. It is deleted for good at `deletesAt`, with builds and their files, lists, comments, likes and follows; replies of others stay. Until then, signing in answers 403 `account_closing` with a `restoreToken`. Where the site gives no time, `deleted` is true.',
  requestBody: jsonBody(deleteAccountBody),
  responses: {
    200: answer('Closed, or gone', record({ deleted: flag, deletesAt: nullable(time) })),
    ...passwordRefusals,
    409: { description: 'last_admin: you are the only admin' },
    429: { description: 'too_many_requests: after five wrong passwords a session waits, longer each time' },
  },
}
export const restoreAccountDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'restoreAccount' },
  summary: 'Restore an account that is to be deleted',
  description:
    'With the `restoreToken` of a sign-in that was refused with `account_closing`. Sign in again afterwards.',
  security: [],
  requestBody: jsonBody(restoreAccountBody),
  responses: {
    200: answer('Restored', record({ restored: flag })),
    400: { description: 'invalid_field' },
    410: { description: 'link_expired: older than 15 minutes, or the account has been deleted' },
  },
}
