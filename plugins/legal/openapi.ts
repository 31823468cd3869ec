import { answer, flag, jsonBody, record } from '@/core/openapi/schema'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { confirmTakedownBody, takedownBody } from './endpoints/takedowns'

export const createTakedownDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'requestTakedown' },
  summary: 'Request that a build is taken down',
  description:
    'For whose rights a build infringes; no account is needed. `build` is the address of its page, its slug or its id. Unless you are signed in with this confirmed email address, a link is emailed to it, and moderators see the request once it is followed (`confirm`). They decide; you are told by email what.',
  security: [],
  requestBody: jsonBody(takedownBody),
  responses: {
    202: answer('Received', record({ received: flag, confirm: flag, mail: flag })),
    400: { description: 'invalid_field' },
    404: { description: 'not_found: there is no such build' },
    429: { description: 'too_many_requests: one email an hour to an address that is not confirmed' },
  },
}
export const confirmTakedownDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'confirmTakedown' },
  summary: 'Confirm a takedown request',
  description: 'With the token from the emailed link.',
  security: [],
  requestBody: jsonBody(confirmTakedownBody),
  responses: {
    200: answer('Confirmed', record({ confirmed: flag })),
    400: { description: 'invalid_field' },
    410: { description: 'link_expired: used, older than 24 hours, or the build is gone' },
  },
}
