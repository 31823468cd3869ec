import { answer, id, integer, jsonBody, listOf, orNull, record, text } from '@plugins/openapi/schema'
import {
  errorList,
  journey,
  listedUpload,
  published,
  replacement,
  upload as uploadShape,
  withMessage,
} from '@plugins/openapi/shapes'
import type { CustomEndpointDocumentation } from '@plugins/openapi/types'
import { announcedBody } from './commands/beginUpload'
import { listingBody } from './commands/parseListing'

type Documentation = CustomEndpointDocumentation

const announced = jsonBody(announcedBody)

const upload = answer('The upload', uploadShape)
const notFound = { description: 'not_found: no such upload of yours, or it has run out' }

export const beginDocumentation: Documentation = {
  graphql: { mutation: 'beginUpload' },
  summary: 'Begin an upload in parts',
  description:
    'For large files and bad lines. PUT each part that is not received to its `url` where it has one, else to `/api/uploads/:id/parts/:number`; then complete. The same `sha256` again gives the upload that is open for it. Unfinished ones are kept for 24 hours after they were last used.',
  requestBody: announced,
  responses: {
    201: upload,
    400: { description: 'invalid_field, invalid_name, empty_file' },
    401: { description: 'sign_in_required' },
    403: { description: 'forbidden: the build that it is to replace the file of is another’s' },
    409: { description: 'duplicate_file, too_many_uploads; not_ready, replacement_underway, too_many_versions' },
    413: { description: 'file_too_large, quota_exceeded (unfinished uploads count)' },
    503: { description: 'storage_unavailable' },
  },
}

export const checkDocumentation: Documentation = {
  graphql: { mutation: 'checkUpload' },
  summary: 'Ask what speaks against a file before it is sent',
  requestBody: announced,
  responses: {
    200: answer(
      'What its upload would answer, and the unfinished one of the same bytes',
      record({
        errors: errorList,
        upload: orNull(record({ id, filename: text, bytes: integer })),
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
  summary: 'Which parts of an upload are there',
  responses: { 200: upload, 404: notFound },
}

export const partDocumentation: Documentation = {
  summary: 'Send a part',
  description: 'Its bytes as they are, exactly as many as announced. A part that is sent again replaces the older one.',
  requestBody: {
    required: true,
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  },
  responses: {
    200: answer('Kept', record({ number: integer, bytes: integer })),
    400: { description: 'wrong_part, upload_interrupted' },
    404: notFound,
    409: { description: 'upload_complete: all has arrived' },
    411: { description: 'length_required' },
    503: { description: 'storage_unavailable: send it again' },
  },
}

export const completeDocumentation: Documentation = {
  graphql: { mutation: 'completeUpload' },
  summary: 'Publish an upload whose parts are all there, or make it the new file of a build',
  description:
    'With `{replaces: id}` alone it replaces the file of that build, as PUT /api/schematics/:id/file does. Asked again after it succeeded it gives the same answer.',
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
    202: answer('Received, where it replaces a file', withMessage(replacement)),
    400: { description: 'invalid_field, unknown_category' },
    403: { description: 'forbidden: the build is another’s' },
    404: notFound,
    409: {
      description:
        'parts_missing with their numbers, upload_busy, duplicate_file; not_ready, replacement_underway, too_many_versions',
    },
    413: { description: 'quota_exceeded' },
    415: { description: 'not_a_schematic' },
    422: { description: 'wrong_checksum: what arrived is not what was announced' },
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
  summary: 'Follow the journey of a build’s file (owner and moderators)',
  description:
    'With `Accept: text/event-stream` server-sent events: `state` at once and at each change, else the state of now.',
  responses: {
    200: { description: 'The state', content: { 'application/json': { schema: journey }, ...events } },
    404: { description: 'not_found' },
  },
}

export const journeysDocumentation: Documentation = {
  graphql: { query: 'schematicJourneys' },
  summary: 'Follow the journeys of several builds of yours',
  description: 'The same for `ids`, separated by commas, 50 at most.',
  parameters: [{ in: 'query', name: 'ids', required: true, schema: text }],
  responses: {
    200: {
      description: 'The states',
      content: { 'application/json': { schema: record({ docs: listOf(journey) }) }, ...events },
    },
    401: { description: 'sign_in_required' },
  },
}
