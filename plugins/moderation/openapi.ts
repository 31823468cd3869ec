import {
  answer,
  answerOf,
  flag,
  id,
  jsonBody,
  listOf,
  named,
  oneOf,
  record,
  signedIn,
  text,
  time,
} from '@/core/openapi/schema'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { visibilities } from '@/core/vocabulary'
import { bulkDecideBody, claimBody, decideBody } from './endpoints/cases'
import { hideBody } from './endpoints/hide'
import { caseSorts } from './queries/caseCards'
import { caseDecisions, caseKinds, caseStates } from './queries/caseKinds'
import { MAX_CASES } from './queries/listCases'
import { caseDetails, casePage } from './shapes'

const state = record({ id, visibility: oneOf(visibilities), hidden: flag })
const refusals = {
  401: signedIn[401],
  403: { description: 'forbidden: only moderators can do this; account_suspended' },
  404: { description: 'not_found' },
}

const inGraphql = (what: string) => (what === 'build' ? 'Schematic' : 'List')

export const hideDocumentation = (what: 'build' | 'list'): CustomEndpointDocumentation => ({
  graphql: { mutation: `hide${inGraphql(what)}` },
  summary: `Hide a ${what} (moderators)`,
  description:
    'Only its owner and moderators can see it from then on. The owner gets the reason and can’t make it visible again.',
  requestBody: jsonBody(hideBody, false),
  responses: { 200: answer('Hidden', state), ...refusals },
})

export const showDocumentation = (what: 'build' | 'list'): CustomEndpointDocumentation => ({
  graphql: { mutation: `show${inGraphql(what)}` },
  summary: `Show a hidden ${what} again (moderators)`,
  description: 'Its visibility is again what its owner chose.',
  responses: { 200: answer('Shown', state), ...refusals },
})

const conflicts = {
  409: { description: 'already_decided (with `decision`, `decidedBy`, `decidedAt`), case_claimed, cannot_decide' },
}
const decided = record({ id, decision: oneOf(caseDecisions), decidedAt: time })

export const casesDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'moderationCases' },
  summary: 'Read the moderators’ queue (moderators)',
  description: 'The most urgent first, with how many wait of each kind. `nextCursor` is the `cursor` of the next page.',
  parameters: [
    { in: 'query', name: 'kind', schema: oneOf(caseKinds) },
    { in: 'query', name: 'state', schema: oneOf(caseStates) },
    { in: 'query', name: 'sort', schema: oneOf(caseSorts) },
    { in: 'query', name: 'limit', schema: { type: 'integer', minimum: 1, maximum: MAX_CASES } },
    { in: 'query', name: 'cursor', schema: text },
  ],
  responses: { 200: answer('A page of cases', casePage), 400: { description: 'invalid_query' }, ...refusals },
}
export const caseDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'moderationCase' },
  summary: 'Read a case with all that is needed to decide it (moderators)',
  responses: { 200: answer('The case', caseDetails), ...refusals },
}
export const decideDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'decideCase' },
  summary: 'Decide a case (moderators)',
  description: 'The person is told, with the reason. Two decisions at once: one is made. `undo` takes it back.',
  requestBody: jsonBody(decideBody),
  responses: { 200: answer('Decided', decided), 400: { description: 'invalid_field' }, ...refusals, ...conflicts },
}
export const bulkDecideDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'decideCases' },
  summary: 'Decide up to 100 cases alike (moderators)',
  requestBody: jsonBody(bulkDecideBody),
  responses: {
    200: answer(
      'The result for each, in order',
      record({
        results: listOf(
          named(
            'CaseResult',
            record({ id, done: flag, decision: oneOf(caseDecisions), decidedAt: time, code: text, message: text }, [
              'decision',
              'decidedAt',
              'code',
              'message',
            ]),
          ),
        ),
      }),
    ),
    400: { description: 'invalid_field' },
    ...refusals,
  },
}
export const undoDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'undoDecision' },
  summary: 'Take back a decision (moderators)',
  description: 'The case is open again. Its id may be that of a newer open case of the same thing.',
  responses: { 200: answer('Open again', record({ id })), ...refusals, 409: { description: 'cannot_undo' } },
}
const claimed = record({ id, claimed: flag })
export const claimDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'claimCase' },
  summary: 'Keep a case for yourself for ten minutes (moderators)',
  requestBody: jsonBody(claimBody, false),
  responses: { 200: answer('Claimed', claimed), ...refusals, ...conflicts },
}
export const releaseDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'releaseCase' },
  summary: 'Let a case of yours go (moderators)',
  responses: { 200: answer('Released', claimed), ...refusals },
}
export const moderationEventsDocumentation: CustomEndpointDocumentation = {
  summary: 'Stream what waits for moderators (moderators)',
  description: 'Server-sent events: `state` with `{counts, version}`, immediately and on each change.',
  responses: {
    200: answerOf('text/event-stream', 'Events as they happen'),
    ...refusals,
    503: { description: 'unavailable' },
  },
}
