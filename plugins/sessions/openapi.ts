import { answer, signedIn } from '@/core/openapi/schema'
import { sessions } from '@/core/openapi/shapes'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'

const sessionsDocumentation = (
  summary: string,
  graphql: CustomEndpointDocumentation['graphql'],
): CustomEndpointDocumentation => ({
  ...(graphql && { graphql }),
  summary,
  responses: {
    200: answer('The sessions of the account', sessions),
    401: signedIn[401],
  },
})
export const listSessionsDocumentation = sessionsDocumentation('List your sessions', { query: 'sessions' })
export const endSessionDocumentation = sessionsDocumentation('End one session', { mutation: 'endSession' })
export const endOtherSessionsDocumentation = sessionsDocumentation('End all other sessions', {
  mutation: 'endOtherSessions',
})
