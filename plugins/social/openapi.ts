import type { CustomEndpointDocumentation } from 'payload-oapi'

export const likeDocumentation = (verb: string): CustomEndpointDocumentation => ({
  summary: `${verb} a build`,
  description: 'Idempotent.',
  responses: {
    200: { description: '{liked, likeCount}' },
    401: { description: 'sign_in_required' },
    404: { description: 'not_found' },
  },
})
