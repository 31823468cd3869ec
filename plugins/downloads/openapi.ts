import { targets } from '@plugins/conversions/queries/targets'
import { answer, bytes, id, integer, named, oneOf, only, orNull, record, text } from '@plugins/openapi/schema'
import { conversions } from '@plugins/openapi/shapes'
import type { CustomEndpointDocumentation } from '@plugins/openapi/types'

/** What `GET /api/schematics/:id/download` says of itself in the contract. */
export const downloadDocumentation: CustomEndpointDocumentation = {
  graphql: {
    mutation: 'downloadSchematic',
    result: named(
      'Download',
      record({ status: oneOf(['ready', 'waiting']), url: orNull(text), retryAfter: orNull(integer) }),
    ),
    read: ({ status, headers }) => ({
      status: status === 302 ? 'ready' : 'waiting',
      url: headers.get('location'),
      retryAfter: headers.has('retry-after') ? Number(headers.get('retry-after')) : null,
    }),
  },
  summary: 'Download a build, as it is or in another format',
  description:
    'Redirects to a link that works for five minutes. One person counts once a day. A format that nobody asked for yet is made first: 202 with Retry-After, and the redirect once it is there. Browsers that ask for a page get one that waits for it.',
  security: [],
  parameters: [
    {
      in: 'query',
      name: 'format',
      description: 'The format wanted; without it, the file as it was uploaded.',
      schema: { type: 'string', enum: ['original', ...targets] },
    },
    {
      in: 'query',
      name: 'version',
      description: 'The id of a file that this build had before.',
      schema: { type: 'string', format: 'uuid' },
    },
  ],
  responses: {
    202: {
      ...answer(
        'It is being made; ask again after Retry-After',
        record({
          conversion: record({ id, format: oneOf(targets), status: only('waiting') }),
        }),
      ),
      headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } },
    },
    302: { description: 'Location: the signed link', headers: { Location: { schema: { type: 'string' } } } },
    303: { description: 'Location: a page that waits for the conversion, for browsers' },
    400: { description: 'invalid_field: there is no such format' },
    404: { description: 'not_found' },
    409: { description: 'not_ready' },
    422: { description: 'cannot_convert: the format has no room for the build' },
    429: { description: 'too_many_requests' },
    503: { description: 'conversion_failed: try again later' },
  },
}

export const conversionsDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'schematicConversions' },
  summary: 'The formats a build can be had in',
  description:
    'Of each: whether it has been made, what it lost, and before that what it may lose (codes of docs/formats.md).',
  security: [],
  responses: {
    200: answer('The file’s own format, and the others', conversions),
    404: { description: 'not_found' },
    409: { description: 'not_ready' },
  },
}

/** What `GET /api/schematics/:id/model` says of itself in the contract. */
export const modelDocumentation: CustomEndpointDocumentation = {
  summary: 'Read a build for drawing it',
  description:
    'The bytes of the file, for the 3D view. The rules are those of a download, but it counts as none. Send the ETag back as If-None-Match: the answer is 304 as long as the file is the same.',
  security: [],
  responses: {
    200: {
      description: 'The file',
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    },
    304: { description: 'The file is the one that is known already' },
    404: { description: 'not_found' },
    409: { description: 'not_ready' },
  },
}

const linked = (summary: string): CustomEndpointDocumentation => ({
  summary,
  description: 'Links are answered by a download and work for five minutes; they need no session.',
  security: [],
  parameters: [
    { in: 'query', name: 'expires', required: true, description: 'Seconds since 1970.', schema: { type: 'integer' } },
    { in: 'query', name: 'signature', required: true, schema: { type: 'string' } },
    { in: 'header', name: 'Range', schema: { type: 'string' } },
  ],
  responses: {
    200: { description: 'The bytes', content: { 'application/octet-stream': { schema: bytes } } },
    206: { description: 'The part that Range asks for', content: { 'application/octet-stream': { schema: bytes } } },
    304: { description: 'The file is the one that is known already' },
    403: { description: 'forbidden: the link is wrong or has expired' },
    404: { description: 'not_found: the file is gone' },
    416: { description: 'There is no such part' },
  },
})
export const fileDocumentation = linked('A file by its signed link')
export const conversionDocumentation = linked('A converted file by its signed link')
