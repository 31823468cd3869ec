import {
  answer,
  flag,
  id,
  jsonBody,
  listOf,
  named,
  nullable,
  oneOf,
  record,
  signedIn,
  text,
  time,
} from '@/core/openapi/schema'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { scopes } from '@/core/vocabulary'
import { createKeyBody, renameKeyBody } from './endpoints/keys'

const apiKey = named(
  'ApiKey',
  record({
    id,
    name: text,
    prefix: { ...text, description: 'What the key begins with, after ssk_.' },
    scopes: listOf(oneOf(scopes)),
    createdAt: time,
    expiresAt: nullable(time),
    lastUsedAt: { ...nullable(time), description: 'To the minute.' },
    isExpired: flag,
  }),
)
const sessionOnly = 'Not for API keys: it needs a session.'

export const listKeysDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'apiKeys' },
  summary: 'List one’s API keys',
  description: sessionOnly,
  responses: { 200: answer('The keys, latest first', record({ keys: listOf(apiKey) })), ...signedIn },
}
export const postKeyDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'createApiKey' },
  summary: 'Create an API key',
  description: `The key is shown in this response only. Needs the password or a passkey, or a session that began in the last ten minutes. ${sessionOnly}`,
  requestBody: jsonBody(createKeyBody),
  responses: {
    201: answer('The key', record({ key: text, doc: apiKey })),
    401: signedIn[401],
    403: { description: 'account_suspended, session_required, wrong_password, passkey_refused, confirmation_required' },
    409: { description: 'limit_reached: you have as many keys as one may have' },
  },
}
export const patchKeyDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'renameApiKey' },
  summary: 'Rename an API key',
  description: sessionOnly,
  requestBody: jsonBody(renameKeyBody),
  responses: { 200: answer('The key', record({ doc: apiKey })), ...signedIn, 404: { description: 'not_found' } },
}
export const deleteKeyDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'revokeApiKey' },
  summary: 'Revoke an API key',
  description: `It works no more from this response on. ${sessionOnly}`,
  responses: {
    200: answer('It is revoked', record({ revoked: flag })),
    ...signedIn,
    404: { description: 'not_found' },
  },
}
export const currentKeyDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'currentApiKey' },
  summary: 'The API key of this request',
  description: 'What it may, and whose it is. Needs the scope `read`.',
  responses: {
    200: answer('The key', record({ doc: apiKey, userId: id })),
    ...signedIn,
    400: { description: 'bad_request: there is no key' },
  },
}
