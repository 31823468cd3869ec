import { answer } from '@/core/openapi/schema'
import { searchAnswer, suggestions } from '@/core/openapi/shapes'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { locales } from '@/i18n/locales'
import { filterDocumentation, lines, query } from './queries/describeFilters'
import { sortMeanings, sorts } from './queries/parseSearch'
import { suggestionKinds } from './queries/suggest'

export const searchDocumentation = (maxPageSize: number): CustomEndpointDocumentation => ({
  graphql: { query: 'searchSchematics' },
  summary: 'Find published builds',
  security: [],
  parameters: [
    ...filterDocumentation,
    query('sort', `Order. ${lines(sortMeanings)}.`, { type: 'string', enum: [...sorts] }),
    query('page', 'From 1.', { type: 'integer', minimum: 1, maximum: 1000 }),
    query('limit', 'Listings on a page.', { type: 'integer', minimum: 1, maximum: maxPageSize }),
  ],
  responses: {
    200: answer(
      'A page of them. Each facet is narrowed by what is chosen in the others and not by what is chosen in it',
      searchAnswer,
    ),
    400: { description: 'invalid_field' },
  },
})

export const suggestDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'suggest' },
  summary: 'Suggest completions for a search',
  security: [],
  parameters: [
    query('q', 'What has been typed so far; the first 60 characters count.'),
    query('kind', 'Only suggestions of these kinds; may be given several times or with commas between.', {
      type: 'array',
      items: { type: 'string', enum: [...suggestionKinds] },
    }),
    query(
      'lang',
      `Of the names of the shop’s own categories, which are found by it, too: ${locales.join(', ')}. Others are taken for English.`,
    ),
  ],
  responses: {
    200: answer('Counts include only published, public builds', suggestions),
    400: { description: 'invalid_field' },
  },
}
