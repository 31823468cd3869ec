import { answer, id, integer, listOf, nullable, record, signedIn, text } from '@/core/openapi/schema'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { ranges } from './queries/readDays'

const counts = { views: integer, downloads: integer, likes: integer }
const steps = listOf(record({ from: { type: 'string', format: 'date' }, days: integer, ...counts }))
const parameters = [
  {
    in: 'query' as const,
    name: 'days',
    description: 'Days to look back, today (UTC) included; a year is told by weeks.',
    schema: { type: 'integer', enum: [...ranges], default: 30 },
  },
]

export const statisticsDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'myStatistics' },
  summary: 'Views, downloads and likes of your builds',
  parameters,
  responses: {
    200: answer(
      'All of them day by day, and the busiest builds',
      record({
        days: integer,
        steps,
        builds: listOf(record({ id, slug: text, title: text, preview: nullable(text), ...counts })),
      }),
    ),
    400: { description: 'invalid_field' },
    401: signedIn[401],
  },
}

export const buildStatisticsDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'schematicStatistics' },
  summary: 'Views, downloads and likes of a build',
  description: 'For its owner and moderators.',
  parameters,
  responses: {
    200: answer('Day by day', record({ days: integer, steps })),
    400: { description: 'invalid_field' },
    401: signedIn[401],
    403: { description: 'forbidden' },
    404: { description: 'not_found' },
  },
}
