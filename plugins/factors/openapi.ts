import {
  answer,
  anything,
  flag,
  id,
  integer,
  jsonBody,
  listOf,
  named,
  nullable,
  record,
  signedIn,
  text,
  time,
} from '@/core/openapi/schema'
import { keptTokens } from '@/core/openapi/tokens'
import type { CustomEndpointDocumentation, Schema } from '@/core/openapi/types'
import { identityProof } from './commands/confirmIdentity'
import { newPasskeyBody, passkeyNameBody } from './endpoints/passkeys'
import { challengeBody, passkeySignInBody, secondStepBody } from './endpoints/signIn'
import { totpCodeBody } from './endpoints/totp'

const factorProperties = {
  totp: nullable(record({ confirmedAt: time, lastUsedAt: nullable(time) })),
  passkeys: listOf(
    named('Passkey', record({ id, name: text, isSynced: flag, createdAt: time, lastUsedAt: nullable(time) })),
  ),
  recoveryCodes: record({ left: integer, total: integer }),
  isRequired: flag,
}
const factors = named('Factors', record(factorProperties))
const factorsWithCodes = named('FactorsWithCodes', record({ ...factorProperties, codes: listOf(text) }, ['codes']))

const refusals = {
  400: { description: 'invalid_field' },
  401: signedIn[401],
  403: { description: 'wrong_password, passkey_refused, account_suspended' },
  410: { description: 'challenge_expired' },
  429: { description: 'too_many_requests: after five wrong passwords a session waits, longer each time' },
}
const proof = jsonBody(identityProof)
const options: Schema = record({ options: anything })

export const listFactorsDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'factors' },
  summary: 'Your second factors',
  responses: { 200: answer('Authenticator app, passkeys, and how many recovery codes are left', factors), ...signedIn },
}
export const beginTotpDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'beginTotp' },
  summary: 'Set up an authenticator app',
  description: 'It counts once it is confirmed by a code. The secret is shown this once.',
  requestBody: proof,
  responses: {
    200: answer('Secret', record({ secret: text, uri: text, qrCode: record({ size: integer, path: text }) })),
    ...refusals,
    409: { description: 'factor_exists' },
  },
}
export const confirmTotpDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'confirmTotp' },
  summary: 'Confirm an authenticator app',
  description:
    'From now on signing in with the password asks for a second step. With the first factor come ten recovery codes, shown this once, and all other sessions end.',
  requestBody: jsonBody(totpCodeBody),
  responses: {
    200: answer('The factors', factorsWithCodes),
    400: refusals[400],
    401: signedIn[401],
    403: { description: 'wrong_code, account_suspended' },
    404: { description: 'not_found: none is being set up' },
    429: { description: 'too_many_requests: too many wrong codes' },
  },
}
export const removeTotpDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'removeTotp' },
  summary: 'Remove the authenticator app',
  requestBody: proof,
  responses: { 200: answer('The factors', factors), ...refusals },
}
export const renewCodesDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'renewRecoveryCodes' },
  summary: 'Make new recovery codes',
  description: 'Ten, shown this once. Those from before stop working.',
  requestBody: proof,
  responses: {
    200: answer('The factors and the codes', factorsWithCodes),
    ...refusals,
    409: { description: 'bad_request: there is no second factor' },
  },
}
export const askToConfirmDocumentation: CustomEndpointDocumentation = {
  summary: 'Ask for a passkey in the place of the password',
  responses: { 200: answer('What `navigator.credentials.get` takes, as JSON', options), ...signedIn },
}
export const beginPasskeyDocumentation: CustomEndpointDocumentation = {
  summary: 'Begin a new passkey',
  requestBody: proof,
  responses: { 200: answer('What `navigator.credentials.create` takes, as JSON', options), ...refusals },
}
export const createPasskeyDocumentation: CustomEndpointDocumentation = {
  summary: 'Add a passkey',
  description: 'At most 20. With the first factor come ten recovery codes, and all other sessions end.',
  requestBody: jsonBody(newPasskeyBody),
  responses: {
    200: answer('The factors', factorsWithCodes),
    ...refusals,
    409: { description: 'factor_exists, limit_reached' },
  },
}
export const updatePasskeyDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'renamePasskey' },
  summary: 'Rename a passkey',
  requestBody: jsonBody(passkeyNameBody),
  responses: {
    200: answer('The factors', factors),
    ...signedIn,
    400: refusals[400],
    404: { description: 'not_found' },
  },
}
export const deletePasskeyDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'removePasskey' },
  summary: 'Remove a passkey',
  requestBody: proof,
  responses: {
    200: answer('The factors', factors),
    ...refusals,
    404: { description: 'not_found' },
    409: { description: 'last_way_in: the account has no password and no other passkey' },
  },
}
const reset = answer('When it happens; null where it has, or does not', record({ dueAt: nullable(time) }))
const ofAdmins = {
  401: signedIn[401],
  403: { description: 'forbidden: only admins, and not of themselves' },
  404: { description: 'not_found: no such user, or one without a second factor' },
}
export const resetFactorsDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'resetFactors' },
  summary: 'Remove the second factors of a user who lost them all (admins)',
  description:
    'At once, and all sessions end; of a moderator or admin after a delay of 24 hours, unless they sign in with a factor or an admin cancels it. The owner gets an email.',
  responses: { 200: reset, 202: reset, ...ofAdmins },
}
export const cancelResetDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'cancelFactorReset' },
  summary: 'Cancel the reset of second factors (admins)',
  responses: { 200: reset, ...ofAdmins },
}

const signedInAnswer = answer(
  'Signed in: both tokens to a program, as POST /auth/login; those of a browser stay in its cookies',
  keptTokens,
)
export const secondStepDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'completeSignIn' },
  summary: 'The second step of a sign-in',
  description:
    'With the `challenge` of the first one, which was answered 401 `second_factor_required`, and a code of the app, a recovery code or a passkey. Each code works once, the challenge for ten minutes and five attempts.',
  security: [],
  requestBody: jsonBody(secondStepBody),
  responses: {
    200: signedInAnswer,
    400: refusals[400],
    403: { description: 'wrong_code, passkey_refused, account_suspended' },
    410: { description: 'challenge_expired: begin again' },
    429: { description: 'too_many_requests: after five wrong codes, longer each time' },
  },
}
export const askForSecondStepDocumentation: CustomEndpointDocumentation = {
  summary: 'Ask for a passkey as the second step',
  security: [],
  requestBody: jsonBody(challengeBody),
  responses: {
    200: answer('What `navigator.credentials.get` takes, as JSON', options),
    400: refusals[400],
    410: { description: 'challenge_expired' },
  },
}
export const askToSignInDocumentation: CustomEndpointDocumentation = {
  summary: 'Ask for a passkey to sign in with',
  security: [],
  responses: {
    200: answer('What `navigator.credentials.get` takes, as JSON', options),
    409: { description: 'passkey_refused: the site is opened by an IP address' },
  },
}
export const passkeySignInDocumentation: CustomEndpointDocumentation = {
  summary: 'Sign in with a passkey',
  description: 'Nothing else is asked for: a passkey has verified its user.',
  security: [],
  requestBody: jsonBody(passkeySignInBody),
  responses: {
    200: signedInAnswer,
    400: refusals[400],
    403: { description: 'passkey_refused, account_suspended' },
    410: { description: 'challenge_expired' },
    429: { description: 'too_many_requests' },
  },
}
