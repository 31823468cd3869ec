import { answer, bytes, id, jsonBody, multipart, only, record, text } from '@plugins/openapi/schema'
import { published, replacement, withMessage } from '@plugins/openapi/shapes'
import type { CustomEndpointDocumentation } from '@plugins/openapi/types'
import { listingBody } from '@plugins/uploads/commands/parseListing'

export const uploadDocumentation: CustomEndpointDocumentation = {
  summary: 'Publish a build',
  description:
    'Takes one file and its details. The build is `processing` until the file has been hashed, scanned, inspected and rendered.',
  requestBody: multipart({
    file: bytes,
    _payload: {
      type: 'string',
      contentMediaType: 'application/json',
      contentSchema: jsonBody(listingBody).content['application/json']?.schema,
    },
  }),
  responses: {
    201: answer('Received', withMessage(published)),
    303: { description: 'Redirects forms to its page' },
    400: { description: 'A field or the file is invalid: missing_file, empty_file, invalid_name, invalid_field …' },
    401: { description: 'sign_in_required' },
    409: { description: 'duplicate_file, with the id of the build that has this file' },
    413: { description: 'file_too_large or quota_exceeded' },
    415: { description: 'not_a_schematic or unsupported_media_type' },
    503: { description: 'storage_unavailable: nothing was kept, try again' },
  },
}

export const replaceDocumentation: CustomEndpointDocumentation = {
  summary: 'Replace the file of a build',
  description:
    'The new file goes through every check of an upload. The current file stays online until the new one is ready, then is kept as an older version.',
  requestBody: multipart({ file: bytes }),
  responses: {
    202: answer('Received', withMessage(replacement)),
    303: { description: 'Redirects forms to its page' },
    401: { description: 'sign_in_required' },
    403: { description: 'forbidden: only the owner can replace a file' },
    404: { description: 'not_found' },
    409: { description: 'duplicate_file, not_ready, replacement_underway or too_many_versions' },
    413: { description: 'file_too_large or quota_exceeded' },
    415: { description: 'not_a_schematic or unsupported_media_type' },
    503: { description: 'storage_unavailable: nothing was kept, try again' },
  },
}

export const deleteVersionDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'removeVersion' },
  summary: 'Remove an older file of a build',
  responses: {
    200: answer('Removed', record({ id, message: text })),
    401: { description: 'sign_in_required' },
    403: { description: 'forbidden' },
    404: { description: 'not_found' },
    409: { description: 'current_version' },
  },
}

export const restoreVersionDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'restoreVersion' },
  summary: 'Restore an older file of a build',
  description: 'Nothing is stored again. The file that was current stays as an older version.',
  responses: {
    200: answer('Restored', record({ id, file: id, message: text })),
    401: { description: 'sign_in_required' },
    403: { description: 'forbidden' },
    404: { description: 'not_found' },
    409: { description: 'not_ready or hidden_by_moderator' },
  },
}

export const retryDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'retryFile' },
  summary: 'Retry a stalled or refused file, or scan one that was published unscanned (moderators)',
  responses: {
    200: answer('Processing again', record({ id, status: only('received') })),
    202: answer('Published unscanned: stays online while it is scanned', record({ id, status: only('ready') })),
    403: { description: 'forbidden' },
    404: { description: 'not_found' },
    409: { description: 'The file is neither stalled nor refused' },
  },
}
