import { answer, flag, id, jsonBody, oneOf, record, signedIn } from '@/core/openapi/schema'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { visibilities } from '@/core/vocabulary'
import { hideBody } from './endpoints/hide'

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
