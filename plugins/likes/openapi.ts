import { answer, signedIn } from '@/core/openapi/schema'
import { likeState } from '@/core/openapi/shapes'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'

export const likeDocumentation = (verb: string, mutation: string): CustomEndpointDocumentation => ({
  graphql: { mutation },
  summary: `${verb} a build`,
  description: 'Idempotent.',
  responses: {
    200: answer('Whether you like it', likeState),
    401: signedIn[401],
    404: { description: 'not_found' },
  },
})
