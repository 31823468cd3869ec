import { answer, flag, integer, jsonBody, record, signedIn } from '@/core/openapi/schema'
import { sessions } from '@/core/openapi/shapes'
import { keptTokens } from '@/core/openapi/tokens'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { tokenBody } from './endpoints/auth'

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

export const endUserSessionsDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'endUserSessions' },
  summary: 'Sign a user out everywhere (admins)',
  description: 'The user gets an email. API keys stay.',
  responses: {
    200: answer('How many sessions ended', record({ ended: integer })),
    401: signedIn[401],
    403: { description: 'forbidden: only admins' },
    404: { description: 'not_found' },
  },
}

export const refreshDocumentation: CustomEndpointDocumentation = {
  summary: 'Refresh the session',
  description:
    'Takes a refresh token for the next one; the former is answered for another minute, for requests sent at the same time. One that is used after that ends the session, and its owner is told by email. Without a token the browser’s cookie is used, and both tokens stay in cookies.',
  security: [],
  requestBody: jsonBody(tokenBody, false),
  responses: {
    200: answer('The next tokens', keptTokens),
    400: { description: 'invalid_field' },
    401: { description: 'sign_in_required: the session has ended' },
    403: { description: 'account_suspended' },
  },
}
export const logoutDocumentation: CustomEndpointDocumentation = {
  summary: 'Sign out',
  description: 'Ends the session of the refresh token, or else that of the request.',
  security: [],
  requestBody: jsonBody(tokenBody, false),
  responses: { 200: answer('Signed out', record({ ended: flag })), 400: { description: 'invalid_field' } },
}
