import { answer, answerOf, integer, jsonBody, listOf, record, signedIn, text } from '@/core/openapi/schema'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'
import { markReadBody } from './endpoints/markRead'
import { choicesBody } from './endpoints/updatePreferences'
import { notice, noticeChoices } from './shapes'

const seeOther = { description: 'Redirects forms to the page' }
const refusals = { 401: signedIn[401] }

export const eventsDocumentation: CustomEndpointDocumentation = {
  summary: 'Stream the number of unread notifications',
  description: 'Server-sent events: `state` with `{unread}`, immediately and on each change; 100 means 100 or more.',
  responses: {
    200: answerOf('text/event-stream', 'Events as they happen'),
    ...refusals,
    503: { description: 'unavailable' },
  },
}

export const latestDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'latestNotifications' },
  summary: 'Read your latest notifications',
  description: 'In the language of the cookie `locale`, or of `Accept-Language`.',
  responses: {
    200: answer('The latest, and how many are unread', record({ docs: listOf(notice), unread: integer })),
    ...refusals,
  },
}

export const readDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'markNotificationsRead' },
  summary: 'Mark notifications as read',
  description: 'By id, or all of them.',
  requestBody: jsonBody(markReadBody),
  responses: {
    200: answer('How many are unread', record({ unread: integer })),
    303: seeOther,
    400: { description: 'invalid_field' },
    ...refusals,
  },
}

export const readChoicesDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'notificationChoices' },
  summary: 'Your notification settings',
  responses: { 200: answer('All of them', noticeChoices), ...refusals },
}

export const choicesDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'chooseNotifications' },
  summary: 'Change your notification settings',
  description: 'Fields left out stay as they are.',
  requestBody: jsonBody(choicesBody),
  responses: {
    200: answer('All of them', noticeChoices),
    303: seeOther,
    400: { description: 'invalid_field' },
    ...refusals,
  },
}

export const unsubscribeDocumentation: CustomEndpointDocumentation = {
  summary: 'Unsubscribe from one kind of email',
  description:
    'One-click unsubscribe of email clients (RFC 8058). `?token=` is from the email’s `List-Unsubscribe` header.',
  security: [],
  parameters: [{ in: 'query', name: 'token', required: true, schema: text }],
  responses: { 204: { description: 'Done' }, 303: seeOther, 400: { description: 'bad_request' } },
}
