import { listingBody } from '@plugins/listings/commands/parseListing'
import {
  answer,
  bytes,
  id,
  integer,
  jsonBody,
  listOf,
  multipart,
  nullable,
  record,
  signedIn,
  text,
} from '@/core/openapi/schema'
import {
  errorList,
  journey,
  listedUpload,
  published,
  replacement,
  upload as uploadShape,
  withMessage,
} from '@/core/openapi/shapes'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { declaredBody } from './commands/beginUpload'

type Documentation = CustomEndpointDocumentation

const announced = jsonBody(declaredBody)

const upload = answer('The upload', uploadShape)
const notFound = { description: 'not_found: no such upload of yours, or it has expired' }

export const beginDocumentation: Documentation = {
  graphql: { mutation: 'beginUpload' },
  summary: 'Start a resumable upload',
  description:
    'For large files and unreliable connections. PUT each missing part to its `url` if it has one, otherwise to `/api/uploads/:id/parts/:number`; then complete. Starting again with the same `sha256` returns the open upload. Unfinished uploads are kept for 24 hours after their last use.',
  requestBody: announced,
  responses: {
    201: upload,
    400: { description: 'invalid_field, invalid_name, empty_file' },
    401: signedIn[401],
    403: { description: 'forbidden: the build to replace the file of is not yours' },
    409: { description: 'duplicate_file, too_many_uploads; not_ready, replacement_underway, too_many_versions' },
    413: { description: 'file_too_large, quota_exceeded (unfinished uploads count)' },
    503: { description: 'storage_unavailable' },
  },
}

export const checkDocumentation: Documentation = {
  graphql: { mutation: 'checkUpload' },
  summary: 'Check a file before uploading it',
  requestBody: announced,
  responses: {
    200: answer(
      'The errors an upload would get, and an unfinished upload of the same file',
      record({
        errors: errorList,
        upload: nullable(record({ id, filename: text, bytes: integer })),
      }),
    ),
  },
}

export const listDocumentation: Documentation = {
  graphql: { query: 'uploads' },
  summary: 'List your unfinished uploads',
  responses: { 200: answer('Newest first', record({ docs: listOf(listedUpload) })) },
}

export const readDocumentation: Documentation = {
  graphql: { query: 'upload' },
  summary: 'List the received parts of an upload',
  responses: { 200: upload, 404: notFound },
}

export const partDocumentation: Documentation = {
  summary: 'Upload a part',
  description: 'The raw bytes, exactly as many as declared. Uploading a part again replaces it.',
  requestBody: {
    required: true,
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  },
  responses: {
    200: answer('Kept', record({ number: integer, bytes: integer })),
    400: { description: 'wrong_part, upload_interrupted' },
    404: notFound,
    409: { description: 'upload_complete: all parts are received' },
    411: { description: 'length_required' },
    503: { description: 'storage_unavailable: try again' },
  },
}

export const completeDocumentation: Documentation = {
  graphql: { mutation: 'completeUpload' },
  summary: 'Complete an upload: publish it, or make it the new file of a build',
  description:
    'With only `{replaces: id}` it replaces the file of that build, like PUT /api/schematics/:id/file. Repeating it after success returns the same response.',
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          anyOf: [
            jsonBody(listingBody).content['application/json']?.schema,
            { ...record({ replaces: text }), additionalProperties: false },
          ],
        },
      },
    },
  },
  responses: {
    201: answer('Received', withMessage(published)),
    202: answer('Received, if it replaces a file', withMessage(replacement)),
    400: { description: 'invalid_field, unknown_category' },
    403: { description: 'forbidden: not your build' },
    404: notFound,
    409: {
      description:
        'parts_missing with their numbers, upload_busy, duplicate_file; not_ready, replacement_underway, too_many_versions',
    },
    413: { description: 'quota_exceeded' },
    415: { description: 'not_a_schematic' },
    422: { description: 'wrong_checksum: the upload doesn’t match its checksum' },
  },
}

export const deleteDocumentation: Documentation = {
  graphql: { mutation: 'cancelUpload' },
  summary: 'Cancel an upload',
  responses: { 200: answer('Cancelled', record({ id })), 404: notFound, 409: { description: 'upload_busy' } },
}

const events = { 'text/event-stream': { schema: text } }

export const journeyDocumentation: Documentation = {
  graphql: { query: 'schematicJourney' },
  summary: 'Follow the processing of a build’s file (owner and moderators)',
  description:
    'With `Accept: text/event-stream`, server-sent events: `state` immediately and on each change. Otherwise the current state.',
  responses: {
    200: { description: 'The state', content: { 'application/json': { schema: journey }, ...events } },
    404: { description: 'not_found' },
  },
}

export const journeysDocumentation: Documentation = {
  graphql: { query: 'schematicJourneys' },
  summary: 'Follow the processing of several of your builds',
  description: 'The same for up to 50 `ids`, separated by commas.',
  parameters: [{ in: 'query', name: 'ids', required: true, schema: text }],
  responses: {
    200: {
      description: 'The states',
      content: { 'application/json': { schema: record({ docs: listOf(journey) }) }, ...events },
    },
    401: signedIn[401],
  },
}

export const uploadDocumentation: Documentation = {
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
    401: signedIn[401],
    409: { description: 'duplicate_file, with the id of the build that has this file' },
    413: { description: 'file_too_large or quota_exceeded' },
    415: { description: 'not_a_schematic or unsupported_media_type' },
    503: { description: 'storage_unavailable: nothing was kept, try again' },
  },
}

export const replaceDocumentation: Documentation = {
  summary: 'Replace the file of a build',
  description:
    'The new file goes through every check of an upload. The current file stays online until the new one is ready, then is kept as an older version.',
  requestBody: multipart({ file: bytes }),
  responses: {
    202: answer('Received', withMessage(replacement)),
    303: { description: 'Redirects forms to its page' },
    401: signedIn[401],
    403: { description: 'forbidden: only the owner can replace a file' },
    404: { description: 'not_found' },
    409: { description: 'duplicate_file, not_ready, replacement_underway or too_many_versions' },
    413: { description: 'file_too_large or quota_exceeded' },
    415: { description: 'not_a_schematic or unsupported_media_type' },
    503: { description: 'storage_unavailable: nothing was kept, try again' },
  },
}

export const deleteVersionDocumentation: Documentation = {
  graphql: { mutation: 'removeVersion' },
  summary: 'Remove an older file of a build',
  responses: {
    200: answer('Removed', record({ id, message: text })),
    401: signedIn[401],
    403: { description: 'forbidden' },
    404: { description: 'not_found' },
    409: { description: 'current_version' },
  },
}

export const restoreVersionDocumentation: Documentation = {
  graphql: { mutation: 'restoreVersion' },
  summary: 'Restore an older file of a build',
  description: 'Nothing is stored again. The file that was current stays as an older version.',
  responses: {
    200: answer('Restored', record({ id, file: id, message: text })),
    401: signedIn[401],
    403: { description: 'forbidden' },
    404: { description: 'not_found' },
    409: { description: 'not_ready or hidden_by_moderator' },
  },
}
