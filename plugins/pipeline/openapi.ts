import type { CustomEndpointDocumentation } from 'payload-oapi'

export const uploadDocumentation: CustomEndpointDocumentation = {
  summary: 'Publish a build',
  description:
    'Takes one file and its listing. The listing shows as `processing` until the file has been hashed, scanned, inspected and drawn.',
  requestBody: {
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          required: ['file', '_payload'],
          properties: {
            file: { type: 'string', format: 'binary' },
            _payload: {
              type: 'string',
              description:
                'JSON: {title, description?, tags?: [slug], category?: slug, visibility?: public | unlisted | private}',
            },
          },
        },
      },
    },
  },
  responses: {
    201: { description: '{doc: {id, slug, status: "processing", file: {id, status}}}' },
    400: { description: 'A field or the file is wrong: missing_file, empty_file, invalid_name, invalid_field …' },
    401: { description: 'sign_in_required' },
    409: { description: 'duplicate_file, with the id of the listing that has these bytes' },
    413: { description: 'file_too_large or quota_exceeded' },
    415: { description: 'not_a_schematic or unsupported_media_type' },
    503: { description: 'storage_unavailable: nothing was kept, try again' },
  },
}

export const replaceDocumentation: CustomEndpointDocumentation = {
  summary: 'Replace the file of a build',
  description:
    'The new file goes the whole way of an upload. What was served until now stays so until the new one is ready, and is kept as an older version.',
  requestBody: {
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          required: ['file'],
          properties: { file: { type: 'string', format: 'binary' } },
        },
      },
    },
  },
  responses: {
    202: { description: '{doc: {id, file: {id, status: "received", filename, filesize}}}' },
    401: { description: 'sign_in_required' },
    403: { description: 'forbidden: only the owner replaces a file' },
    404: { description: 'not_found' },
    409: { description: 'duplicate_file, not_ready, replacement_underway or too_many_versions' },
    413: { description: 'file_too_large or quota_exceeded' },
    415: { description: 'not_a_schematic or unsupported_media_type' },
    503: { description: 'storage_unavailable: nothing was kept, try again' },
  },
}

export const deleteVersionDocumentation: CustomEndpointDocumentation = {
  summary: 'Remove a file of a build that is not the current one',
  responses: {
    200: { description: '{id}' },
    401: { description: 'sign_in_required' },
    403: { description: 'forbidden' },
    404: { description: 'not_found' },
    409: { description: 'current_version' },
  },
}

export const retryDocumentation: CustomEndpointDocumentation = {
  summary: 'Send a stalled or refused file on its way again (moderators)',
  responses: {
    200: { description: '{id, status}' },
    403: { description: 'forbidden' },
    404: { description: 'not_found' },
    409: { description: 'The file is neither stalled nor refused' },
  },
}
