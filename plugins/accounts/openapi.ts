import { answer, flag, integer, jsonBody, record, signedIn, text } from '@/core/openapi/schema'
import { pendingEmail } from '@/core/openapi/shapes'
import { tokens } from '@/core/openapi/tokens'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { confirmEmailBody } from './endpoints/confirmEmail'
import { changeEmailBody } from './endpoints/email'
import { changePasswordBody } from './endpoints/password'
import { credentials } from './endpoints/signIn'

const refusals = {
  400: { description: 'invalid_field' },
  401: signedIn[401],
  403: { description: 'wrong_password, account_suspended' },
  429: { description: 'too_many_requests: after five wrong passwords a session waits, longer each time' },
}

export const changePasswordDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'changePassword' },
  summary: 'Change your password',
  description: 'Ends all other sessions of the account.',
  requestBody: jsonBody(changePasswordBody),
  responses: { 200: answer('Changed', record({ changed: flag })), ...refusals },
}
const pending = answer('The address to be confirmed', pendingEmail)
const mailLimit = { description: 'too_many_requests: six emails an hour per account and per address' }

export const changeEmailDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'changeEmail' },
  summary: 'Request an email change',
  description:
    'The new address gets an email with a link that works once, for 24 hours. The current address is notified and stays in use until then. The response is the same if the new address already has an account.',
  requestBody: jsonBody(changeEmailBody),
  responses: {
    202: pending,
    ...refusals,
    400: { description: 'invalid_field, same_email' },
    429: { description: `${refusals[429].description}; ${mailLimit.description}` },
    503: { description: 'mail_unavailable: the site can’t send email' },
  },
}
export const readEmailChangeDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'emailChange' },
  summary: 'Read the email change to be confirmed',
  responses: { 200: pending, ...signedIn },
}
export const resendEmailDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'resendEmailChange' },
  summary: 'Resend the email to the new address',
  description: 'The link in the previous email stops working.',
  responses: {
    202: pending,
    ...signedIn,
    404: { description: 'not_found: nothing to confirm' },
    429: mailLimit,
  },
}
export const cancelEmailDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'cancelEmailChange' },
  summary: 'Keep the current email address',
  responses: { 200: pending, ...signedIn },
}
export const confirmEmailDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'confirmEmail' },
  summary: 'Confirm an email change',
  description: 'With the token from the emailed link, as JSON or a form. No session is needed.',
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
    303: { description: 'Redirects forms to the result page' },
    400: { description: 'invalid_field' },
    410: { description: 'link_expired: used, cancelled, replaced by a later one, or older than 24 hours' },
  },
}
const confirmation = { email: text, confirmed: flag }
export const readEmailConfirmationDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'emailConfirmation' },
  summary: 'Whether your email address is confirmed',
  description: 'Until it is, it gets no email except the confirmation itself and password resets.',
  responses: { 200: answer('Whether it is confirmed', record(confirmation)), ...signedIn },
}
export const resendEmailConfirmationDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'resendEmailConfirmation' },
  summary: 'Resend the confirmation email',
  responses: {
    202: answer('Sent, with the hours its link works', record({ ...confirmation, hours: integer })),
    ...signedIn,
    404: { description: 'not_found: already confirmed' },
    429: mailLimit,
    503: { description: 'mail_unavailable: the site can’t send email' },
  },
}

export const signInDocumentation: CustomEndpointDocumentation = {
  summary: 'Sign in a program',
  description:
    'Both tokens as JSON, and no cookies. Send the access token as `Authorization: Bearer …`; take the refresh token for the next one with POST /auth/refresh before the access token expires.',
  security: [],
  requestBody: jsonBody(credentials),
  responses: {
    200: answer('Signed in', tokens),
    400: { description: 'invalid_field' },
    401: { description: 'wrong_credentials, account_locked' },
    403: { description: 'account_suspended' },
    429: { description: 'too_many_requests' },
  },
}
