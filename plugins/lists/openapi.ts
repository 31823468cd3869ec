import { answer, flag, jsonBody, record, signedIn, text } from '@/core/openapi/schema'
import { itemState, listChoices } from '@/core/openapi/shapes'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { itemBody, orderBody } from './endpoints/items'

const refusals = {
  400: { description: 'invalid_field' },
  ...signedIn,
  404: { description: 'not_found: no such list of yours, or no such build' },
}

export const putItemDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'addToList' },
  summary: 'Add a build to a list',
  description: 'Idempotent. Added at the end. If the build is already in the list, only the note changes.',
  requestBody: jsonBody(itemBody, false),
  responses: {
    200: answer('Whether it is in the list', itemState),
    ...refusals,
    409: { description: 'limit_reached: a list has at most 500 builds' },
  },
}
export const deleteItemDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'removeFromList' },
  summary: 'Remove a build from a list',
  description: 'Idempotent.',
  responses: { 200: answer('Whether it is in the list', itemState), ...refusals },
}
export const patchOrderDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'moveInList' },
  summary: 'Move a build within a list',
  description: 'Before or after another build of the list. Idempotent.',
  requestBody: jsonBody(orderBody),
  responses: { 200: answer('Moved', record({ moved: flag })), ...refusals },
}
export const choicesDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'listChoices' },
  summary: 'Your lists, and whether a build is in each',
  parameters: [
    { in: 'query', name: 'schematic', required: true, description: 'The build’s id or slug.', schema: text },
  ],
  responses: { 200: answer('All of them', listChoices), ...refusals },
}
