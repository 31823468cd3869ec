import { filterDocumentation, query } from '@plugins/search/queries/describeFilters'
import { answerOf } from '@/core/openapi/schema'
import { oembed } from '@/core/openapi/shapes'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { locales } from '@/i18n/locales'

export const feedDocumentation: CustomEndpointDocumentation = {
  summary: 'The newest builds matching a search, as an Atom feed',
  security: [],
  parameters: [
    ...filterDocumentation,
    query('lang', 'Language of the feed’s title and labels. Default: from Accept-Language.', {
      type: 'string',
      enum: locales,
    }),
  ],
  responses: {
    200: answerOf('application/atom+xml', 'Atom 1.0, with ETag and Last-Modified'),
    304: { description: 'Nothing new since If-None-Match or If-Modified-Since' },
    400: { description: 'invalid_field' },
    404: { description: 'not_found: no such user, category or tag' },
  },
}

export const oembedDocumentation: CustomEndpointDocumentation = {
  summary: 'oEmbed 1.0 for embedding a build in other sites',
  security: [],
  parameters: [
    { ...query('url', 'The URL of a build’s page.', { type: 'string', format: 'uri' }), required: true },
    query('maxwidth', 'Available space in pixels.', { type: 'integer', minimum: 120 }),
    query('maxheight', 'Available space in pixels.', { type: 'integer', minimum: 120 }),
    query('format', 'The format of the response.', { type: 'string', enum: ['json', 'xml'] }),
  ],
  responses: {
    200: {
      description: 'An iframe with the 3D view, and the preview image',
      content: { 'application/json': { schema: oembed }, 'text/xml': { schema: { type: 'string' } } },
    },
    400: { description: 'invalid_field' },
    404: { description: 'not_found: no build of this site, or not published' },
    501: { description: 'invalid_field: another format' },
  },
}
