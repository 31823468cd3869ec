import { answer, jsonBody, signedIn } from '@/core/openapi/schema'
import { bulkResults } from '@/core/openapi/shapes'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { bulkCommand } from './commands/bulkEdit'

export const bulkDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'bulkEditSchematics' },
  summary: 'Change or delete several builds',
  description:
    'Up to 100 builds, by id or slug. Each is changed completely or not at all, independently of the others.',
  requestBody: jsonBody(bulkCommand),
  responses: {
    200: answer('The result for each, in the order given', bulkResults),
    ...signedIn,
    400: { description: 'invalid_field, unknown_category' },
  },
}
