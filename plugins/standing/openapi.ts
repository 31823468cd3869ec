import {
  answer,
  flag,
  id,
  jsonBody,
  listOf,
  nullable,
  oneOf,
  only,
  record,
  signedIn,
  text,
  time,
} from '@/core/openapi/schema'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { userStates } from '@/core/vocabulary'
import { appealBody, decideAppealBody } from './endpoints/appeals'
import { suspendBody } from './endpoints/suspension'
import { appealStates } from './queries/readAppeals'

const refusals = {
  401: signedIn[401],
  403: { description: 'forbidden: only moderators, of staff only admins, and nobody themselves; account_suspended' },
  404: { description: 'not_found' },
}
const standing = record({ id, state: oneOf(userStates), until: nullable(time), hideContent: flag })

export const suspendDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'suspendUser' },
  summary: 'Suspend a user (moderators)',
  description:
    'Until a moment or for good. Sessions, API keys and event streams have no rights from then on. The user gets the reason by email and when they sign in. With `hideContent`, builds, lists, comments and images are hidden, too.',
  requestBody: jsonBody(suspendBody),
  responses: { 200: answer('Suspended', standing), ...refusals, 409: { description: 'last_admin' } },
}

export const unsuspendDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'unsuspendUser' },
  summary: 'Lift a suspension (moderators)',
  description: 'What was hidden with the account is shown again. The user signs in again.',
  responses: { 200: answer('Not suspended', standing), ...refusals },
}

export const appealDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'appealSuspension' },
  summary: 'Appeal a suspension',
  description: 'With the `appealToken` of a sign-in that was refused as `account_suspended`. One appeal at a time.',
  requestBody: jsonBody(appealBody),
  responses: {
    201: answer('Received', record({ id, createdAt: time, state: only('open') })),
    410: { description: 'link_expired: sign in again for another token' },
    409: { description: 'not_suspended, already_appealed' },
  },
}

const appeal = record({
  id,
  user: record({ id, username: nullable(text) }),
  text,
  state: oneOf(appealStates),
  createdAt: time,
  decidedAt: nullable(time),
  answer: nullable(text),
  suspension: nullable(record({ reason: nullable(text), until: nullable(time) })),
})

export const appealsDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'suspensionAppeals' },
  summary: 'Read appeals (moderators)',
  description: 'Open ones by default, the oldest first.',
  parameters: [{ in: 'query', name: 'state', schema: oneOf(appealStates) }],
  responses: { 200: answer('At most 100', record({ docs: listOf(appeal) })), 401: refusals[401], 403: refusals[403] },
}

export const decideAppealDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'decideAppeal' },
  summary: 'Answer an appeal (moderators)',
  description: 'Once. An accepted one lifts the suspension. The user gets the answer by email.',
  requestBody: jsonBody(decideAppealBody),
  responses: {
    200: answer('Answered', record({ id, state: oneOf(['accepted', 'rejected']) })),
    ...refusals,
    409: { description: 'already_decided' },
  },
}
