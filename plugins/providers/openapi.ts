import {
  answer,
  anything,
  flag,
  integer,
  jsonBody,
  listOf,
  nullable,
  oneOf,
  record,
  signedIn,
  text,
  time,
} from '@/core/openapi/schema'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { beginBody, completeBody, linkBody } from './endpoints/providers'
import { providerKinds } from './types'

const provider = record({ kind: oneOf(providerKinds), name: text, label: text })
const linked = record({
  linked: listOf(record({ provider: text, name: nullable(text), linkedAt: time })),
  hasPassword: flag,
})
const address = answer('Where to send the browser', record({ url: text }))
const unavailable = { 404: { description: 'not_found' }, 503: { description: 'provider_unavailable' } }

export const listProvidersDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'signInProviders' },
  summary: 'Other sites to sign in by',
  security: [],
  responses: { 200: answer('The providers', record({ providers: listOf(provider) })) },
}
export const beginProviderDocumentation: CustomEndpointDocumentation = {
  summary: 'Begin to sign in by another site',
  description:
    'For browsers: the provider sends them back, and they are signed in by cookies. `next` is a path of this site.',
  security: [],
  requestBody: jsonBody(beginBody),
  responses: { 200: address, ...unavailable },
}
export const beginLinkDocumentation: CustomEndpointDocumentation = {
  summary: 'Begin to link an account of another site',
  description: 'Needs the password or a passkey, or a session that began in the last ten minutes.',
  requestBody: jsonBody(linkBody),
  responses: {
    200: address,
    401: signedIn[401],
    403: { description: 'account_suspended, wrong_password, passkey_refused, confirmation_required' },
    ...unavailable,
  },
}
export const finishProviderDocumentation: CustomEndpointDocumentation = {
  summary: 'Return from another site',
  description: 'Where providers send browsers back to. Leads on to a page, which says so where it did not work.',
  security: [],
  responses: { 303: { description: 'To the page that goes on' }, 404: { description: 'not_found' } },
}
export const completeSignUpDocumentation: CustomEndpointDocumentation = {
  summary: 'Sign up by another site',
  description: 'After a provider has named someone who has no account yet. The account has no password.',
  security: [],
  requestBody: jsonBody(completeBody),
  responses: {
    201: answer('Signed in', record({ exp: integer, token: text, user: anything })),
    400: { description: 'username_taken, invalid_field' },
    409: { description: 'provider_taken' },
    410: { description: 'link_expired: sign in with the provider again' },
  },
}
export const listLinkedDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'linkedProviders' },
  summary: 'Accounts of other sites that are linked to one’s own',
  responses: { 200: answer('What is linked', linked), ...signedIn },
}
export const unlinkDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'unlinkProvider' },
  summary: 'Unlink an account of another site',
  responses: {
    200: answer('What is still linked', linked),
    ...signedIn,
    404: { description: 'not_found' },
    409: { description: 'last_way_in: the account has no password, no passkey and nothing else linked' },
  },
}
