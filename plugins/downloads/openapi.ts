import type { CustomEndpointDocumentation } from 'payload-oapi'
import { targets } from '@/server/conversions/targets'

/** What `GET /api/schematics/:id/download` says of itself in the contract. */
export const downloadDocumentation: CustomEndpointDocumentation = {
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
    202: { description: '{conversion: {id, format, status: "waiting"}}; ask again after Retry-After' },
    302: { description: 'Location: the signed link' },
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
  summary: 'The formats a build can be had in',
  description:
    'Of each: whether it has been made, what it lost, and before that what it may lose (codes of docs/formats.md).',
  security: [],
  responses: {
    200: {
      description:
        '{original: {format, formatVersion}, docs: [{target, extension, status, bytes, losses, mayLose, failure}]}',
    },
    404: { description: 'not_found' },
    409: { description: 'not_ready' },
  },
}

/** What `GET /api/schematics/:id/model` says of itself in the contract. */
export const modelDocumentation = {
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
