import { answer } from '@/core/openapi/schema'
import { conversions } from '@/core/openapi/shapes'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'

export const conversionsDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'schematicConversions' },
  summary: 'List the formats a build can be downloaded in',
  description:
    'For each: whether it is converted yet, and what the conversion loses or may lose (codes in docs/formats.md).',
  security: [],
  responses: {
    200: answer('The file’s own format, and the others', conversions),
    404: { description: 'not_found' },
    409: { description: 'not_ready' },
  },
}
