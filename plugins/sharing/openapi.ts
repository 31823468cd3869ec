import { answerOf } from '@plugins/openapi/schema'
import { oembed } from '@plugins/openapi/shapes'
import type { CustomEndpointDocumentation } from '@plugins/openapi/types'
import { filterDocumentation, query } from '@plugins/search/openapi'
import { locales } from '@/i18n/locales'

export const feedDocumentation: CustomEndpointDocumentation = {
  summary: 'The newest published builds that a search finds, as an Atom feed',
  security: [],
  parameters: [
    ...filterDocumentation,
    query('lang', 'Of the feed’s title and labels; without, Accept-Language chooses.', {
      type: 'string',
      enum: locales,
    }),
  ],
  responses: {
    200: answerOf('application/atom+xml', 'Atom 1.0, with ETag and Last-Modified'),
    304: { description: 'Nothing is new since If-None-Match or If-Modified-Since' },
    400: { description: 'invalid_field' },
    404: { description: 'not_found: no such person, category or tag' },
  },
}

export const oembedDocumentation: CustomEndpointDocumentation = {
  summary: 'How a build is shown inside of other sites, by oEmbed 1.0',
  security: [],
  parameters: [
    { ...query('url', 'The address of a build’s page.', { type: 'string', format: 'uri' }), required: true },
    query('maxwidth', 'Pixels there is room for.', { type: 'integer', minimum: 120 }),
    query('maxheight', 'Pixels there is room for.', { type: 'integer', minimum: 120 }),
    query('format', 'Of the answer.', { type: 'string', enum: ['json', 'xml'] }),
  ],
  responses: {
    200: {
      description: 'An iframe of the viewer, and the build’s picture',
      content: { 'application/json': { schema: oembed }, 'text/xml': { schema: { type: 'string' } } },
    },
    400: { description: 'invalid_field' },
    404: { description: 'not_found: no build of this shop, or not published' },
    501: { description: 'invalid_field: another format' },
  },
}
