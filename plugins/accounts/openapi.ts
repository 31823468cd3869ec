import { answer, flag, integer, jsonBody, record, text } from '@plugins/openapi/schema'
import { pendingEmail, sessions } from '@plugins/openapi/shapes'
import type { CustomEndpointDocumentation } from '@plugins/openapi/types'
import { confirmEmailBody } from './endpoints/confirmEmail'
import { deleteAccountBody } from './endpoints/deleteAccount'
import { changeEmailBody } from './endpoints/email'
import { changePasswordBody } from './endpoints/password'

const refusals = {
  400: { description: 'invalid_field' },
  401: { description: 'sign_in_required' },
  403: { description: 'wrong_password, account_suspended' },
  429: { description: 'too_many_requests: after five wrong passwords a session waits, longer each time' },
}

export const changePasswordDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'changePassword' },
  summary: 'Change your password',
  description: 'Every other session of the account ends.',
  requestBody: jsonBody(changePasswordBody),
  responses: { 200: answer('Changed', record({ changed: flag })), ...refusals },
}
const pending = answer('The address that waits to be confirmed', pendingEmail)
const signedIn = { 401: refusals[401], 403: { description: 'account_suspended' } }
const mailLimit = { description: 'too_many_requests: six mails an hour, for an account and to an address' }

export const changeEmailDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'changeEmail' },
  summary: 'Ask for another email address',
  description:
    'The new address gets a mail with a link that works once and for 24 hours, the present one is told and stays in force until then. The answer is the same for an address that has an account already.',
  requestBody: jsonBody(changeEmailBody),
  responses: {
    202: pending,
    ...refusals,
    400: { description: 'invalid_field, same_email' },
    429: { description: `${refusals[429].description}; ${mailLimit.description}` },
    503: { description: 'mail_unavailable: the site sends no mail' },
  },
}
export const readEmailChangeDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'emailChange' },
  summary: 'The new email address that waits to be confirmed',
  responses: { 200: pending, ...signedIn },
}
export const resendEmailDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'resendEmailChange' },
  summary: 'Write to the new email address once more',
  description: 'The link of the mail before does not work any more.',
  responses: {
    202: pending,
    ...signedIn,
    404: { description: 'not_found: nothing waits to be confirmed' },
    429: mailLimit,
  },
}
export const cancelEmailDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'cancelEmailChange' },
  summary: 'Keep the present email address',
  responses: { 200: pending, ...signedIn },
}
export const confirmEmailDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'confirmEmail' },
  summary: 'Confirm an email address',
  description: 'By the token of the mail’s link, as JSON or a form. Whoever has it need not be signed in.',
  security: [],
  requestBody: {
    required: true,
    content: {
      ...jsonBody(confirmEmailBody).content,
      'application/x-www-form-urlencoded': { schema: record({ token: text }) },
    },
  },
  responses: {
    200: answer('The address', record({ email: text })),
    303: { description: 'to the page that says what came of it, for a form' },
    400: { description: 'invalid_field' },
    410: { description: 'link_expired: used, cancelled, replaced by a later one, or older than 24 hours' },
  },
}
const confirmation = { email: text, confirmed: flag }
export const readEmailConfirmationDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'emailConfirmation' },
  summary: 'Whether your email address is confirmed',
  description: 'Until it is, it gets no mail but the one that asks for it, and those about a forgotten password.',
  responses: { 200: answer('Whether it is', record(confirmation)), ...signedIn },
}
export const resendEmailConfirmationDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'resendEmailConfirmation' },
  summary: 'Have the mail that confirms your address sent again',
  responses: {
    202: answer('On its way, and how many hours its link works', record({ ...confirmation, hours: integer })),
    ...signedIn,
    404: { description: 'not_found: it is confirmed already' },
    429: mailLimit,
    503: { description: 'mail_unavailable: the site sends no mail' },
  },
}
export const deleteAccountDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'deleteAccount' },
  summary: 'Delete your account',
  description:
    'Your profile, builds with their files, lists, comments, likes and follows go with it; what others answered to the comments stays. There is no way back.',
  requestBody: jsonBody(deleteAccountBody),
  responses: {
    200: answer('Gone', record({ deleted: flag })),
    ...refusals,
    409: { description: 'bad_request: you are the only admin' },
  },
}
const sessionsDocumentation = (
  summary: string,
  graphql: CustomEndpointDocumentation['graphql'],
): CustomEndpointDocumentation => ({
  ...(graphql && { graphql }),
  summary,
  responses: {
    200: answer('Where the account is signed in now', sessions),
    401: { description: 'sign_in_required' },
  },
})
export const listSessionsDocumentation = sessionsDocumentation('Where you are signed in', { query: 'sessions' })
export const endSessionDocumentation = sessionsDocumentation('Sign one browser out', { mutation: 'endSession' })
export const endOtherSessionsDocumentation = sessionsDocumentation('Sign out everywhere but here', {
  mutation: 'endOtherSessions',
})
