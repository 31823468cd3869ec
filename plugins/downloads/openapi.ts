import { targets } from '@plugins/conversions/queries/targets'
import { answer, bytes, id, integer, named, nullable, oneOf, only, record, text } from '@/core/openapi/schema'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'

/** What `GET /api/schematics/:id/download` says of itself in the contract. */
export const downloadDocumentation: CustomEndpointDocumentation = {
  graphql: {
    mutation: 'downloadSchematic',
    result: named(
      'Download',
      record({ status: oneOf(['ready', 'waiting']), url: nullable(text), retryAfter: nullable(integer) }),
    ),
    read: ({ status, headers }) => ({
      status: status === 302 ? 'ready' : 'waiting',
      url: headers.get('location'),
      retryAfter: headers.has('retry-after') ? Number(headers.get('retry-after')) : null,
    }),
  },
  summary: 'Download a build, in its own or another format',
  description:
    'Redirects to a link that works for five minutes. Each person counts once a day. A format that is requested for the first time is converted first: 202 with Retry-After, then the redirect. Browsers that accept HTML get a waiting page.',
  security: [],
  parameters: [
    {
      in: 'query',
      name: 'format',
      description: 'The target format. Default: the file as uploaded.',
      schema: { type: 'string', enum: ['original', ...targets] },
    },
    {
      in: 'query',
      name: 'version',
      description: 'The id of an older file of this build.',
      schema: { type: 'string', format: 'uuid' },
    },
  ],
  responses: {
    202: {
      ...answer(
        'Being converted; retry after Retry-After',
        record({
          conversion: record({ id, format: oneOf(targets), status: only('waiting') }),
        }),
      ),
      headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } },
    },
    302: { description: 'Location: the signed link', headers: { Location: { schema: { type: 'string' } } } },
    303: { description: 'Location: a waiting page, for browsers' },
    400: { description: 'invalid_field: there is no such format' },
    404: { description: 'not_found' },
    409: { description: 'not_ready' },
    422: { description: 'cannot_convert: the build is too large for the format' },
    429: { description: 'too_many_requests' },
    503: { description: 'conversion_failed: try again later' },
  },
}

/** What `GET /api/schematics/:id/model` says of itself in the contract. */
export const modelDocumentation: CustomEndpointDocumentation = {
  summary: 'Read a build for the 3D view',
  description:
    'The bytes of the file. Same rules as a download, but not counted as one. Send the ETag back as If-None-Match to get 304 while the file is unchanged.',
  security: [],
  responses: {
    200: {
      description: 'The file',
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    },
    304: { description: 'The file is unchanged' },
    404: { description: 'not_found' },
    409: { description: 'not_ready' },
  },
}

const linked = (summary: string): CustomEndpointDocumentation => ({
  summary,
  description: 'Download responses redirect here. Links work for five minutes, without a session.',
  security: [],
  parameters: [
    { in: 'query', name: 'expires', required: true, description: 'Seconds since 1970.', schema: { type: 'integer' } },
    { in: 'query', name: 'signature', required: true, schema: { type: 'string' } },
    { in: 'header', name: 'Range', schema: { type: 'string' } },
  ],
  responses: {
    200: { description: 'The bytes', content: { 'application/octet-stream': { schema: bytes } } },
    206: { description: 'The requested range', content: { 'application/octet-stream': { schema: bytes } } },
    304: { description: 'The file is unchanged' },
    403: { description: 'forbidden: the link is wrong or has expired' },
    404: { description: 'not_found: the file no longer exists' },
    416: { description: 'The range cannot be satisfied' },
  },
})
export const fileDocumentation = linked('Download a file by its signed link')
export const conversionDocumentation = linked('Download a converted file by its signed link')
