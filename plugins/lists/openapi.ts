import type { CustomEndpointDocumentation } from 'payload-oapi'

const refusals = {
  400: { description: 'invalid_field' },
  401: { description: 'sign_in_required' },
  403: { description: 'account_suspended' },
  404: { description: 'not_found: there is no such list of yours, or no such build that you may see' },
}

export const putItemDocumentation: CustomEndpointDocumentation = {
  summary: 'Put a build into a list',
  description:
    'Idempotent. At the end of the list; where it is in the list already, only the note changes. Body: `{note?}` of at most 500 characters.',
  responses: {
    200: { description: '{listed, itemCount}' },
    ...refusals,
    409: { description: 'limit_reached: a list has at most 500 builds' },
  },
}
export const deleteItemDocumentation: CustomEndpointDocumentation = {
  summary: 'Take a build out of a list',
  description: 'Idempotent.',
  responses: { 200: { description: '{listed, itemCount}' }, ...refusals },
}
export const patchOrderDocumentation: CustomEndpointDocumentation = {
  summary: 'Move a build within a list',
  description: 'Body: `{schematic, before}` or `{schematic, after}`, each the id of a build of the list. Idempotent.',
  responses: { 200: { description: '{moved}' }, ...refusals },
}
export const choicesDocumentation: CustomEndpointDocumentation = {
  summary: 'Your lists, and whether a build is in each',
  description: 'The build is named by `?schematic=` and its id.',
  responses: { 200: { description: '{lists: [{id, slug, title, visibility, itemCount, listed}]}' }, ...refusals },
}
