import type { CustomEndpointDocumentation } from 'payload-oapi'

const refusals = {
  400: { description: 'invalid_field' },
  401: { description: 'sign_in_required' },
  403: { description: 'wrong_password, account_suspended' },
  429: { description: 'too_many_requests: five wrong passwords lock the account for ten minutes' },
}

export const changePasswordDocumentation: CustomEndpointDocumentation = {
  summary: 'Change your password',
  description: 'Body: `{password, newPassword}`. Every other session of the account ends.',
  responses: { 200: { description: '{changed}' }, ...refusals },
}
export const changeEmailDocumentation: CustomEndpointDocumentation = {
  summary: 'Change your email address',
  description: 'Body: `{password, email}`.',
  responses: { 200: { description: '{email}' }, ...refusals, 409: { description: 'email_taken' } },
}
export const deleteAccountDocumentation: CustomEndpointDocumentation = {
  summary: 'Delete your account',
  description:
    'Body: `{password}`. Your profile, builds with their files, lists, comments with the answers to them, likes and follows go with it. There is no way back.',
  responses: {
    200: { description: '{deleted}' },
    ...refusals,
    409: { description: 'bad_request: you are the only admin' },
  },
}
const sessionsDocumentation = (summary: string): CustomEndpointDocumentation => ({
  summary,
  responses: {
    200: { description: '{sessions: [{id, createdAt, expiresAt, isCurrent}]}' },
    401: { description: 'sign_in_required' },
  },
})
export const listSessionsDocumentation = sessionsDocumentation('Where you are signed in')
export const endSessionDocumentation = sessionsDocumentation('Sign one browser out')
export const endOtherSessionsDocumentation = sessionsDocumentation('Sign out everywhere but here')
