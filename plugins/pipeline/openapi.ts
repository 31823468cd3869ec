import { answer, id, only, record } from '@/core/openapi/schema'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'

export const retryDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'retryFile' },
  summary: 'Retry a stalled or refused file, or scan one that was published unscanned (moderators)',
  responses: {
    200: answer('Processing again', record({ id, status: only('received') })),
    202: answer('Published unscanned: stays online while it is scanned', record({ id, status: only('ready') })),
    403: { description: 'forbidden' },
    404: { description: 'not_found' },
    409: { description: 'The file is neither stalled nor refused' },
  },
}
