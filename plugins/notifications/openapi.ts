import { answer, answerOf, flag, id, integer, jsonBody, listOf, record, text } from '@plugins/openapi/schema'
import { notice, noticeChoices } from '@plugins/openapi/shapes'
import type { CustomEndpointDocumentation } from '@plugins/openapi/types'
import { choicesBody } from './endpoints/choose'

const seeOther = { description: 'To the page, for a form' }
const signedIn = { 401: { description: 'sign_in_required' } }

export const eventsDocumentation: CustomEndpointDocumentation = {
  summary: 'Follow how many notifications are unread',
  description: 'Server-sent events: `state` with `{unread}`, at once and each time it changes; 100 is 100 or more.',
  responses: {
    200: answerOf('text/event-stream', 'Events as they happen'),
    ...signedIn,
    503: { description: 'unavailable' },
  },
}

export const latestDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'latestNotifications' },
  summary: 'Read your latest notifications',
  description: 'In the language of the cookie `locale`, else of `Accept-Language`.',
  responses: {
    200: answer('The newest, and how many are unread', record({ docs: listOf(notice), unread: integer })),
    ...signedIn,
  },
}

export const readDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'markNotificationsRead' },
  summary: 'Mark notifications as read',
  description: 'Some of them, or all.',
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: { ids: listOf(id, { minItems: 1, maxItems: 100 }), all: flag },
          additionalProperties: false,
        },
      },
    },
  },
  responses: {
    200: answer('How many are unread', record({ unread: integer })),
    303: seeOther,
    400: { description: 'invalid_field' },
    ...signedIn,
  },
}

export const readChoicesDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'notificationChoices' },
  summary: 'What you are told, and by which ways',
  responses: { 200: answer('All of them', noticeChoices), ...signedIn },
}

export const choicesDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'chooseNotifications' },
  summary: 'Choose what you are told, and by which ways',
  description: 'What is not named stays as it is.',
  requestBody: jsonBody(choicesBody),
  responses: {
    200: answer('All of them', noticeChoices),
    303: seeOther,
    400: { description: 'invalid_field' },
    ...signedIn,
  },
}

export const unsubscribeDocumentation: CustomEndpointDocumentation = {
  summary: 'End mails of a kind by the token of such a mail',
  description: 'As mail programs do by one click (RFC 8058). `?token=` is that of the mail’s `List-Unsubscribe`.',
  security: [],
  parameters: [{ in: 'query', name: 'token', required: true, schema: text }],
  responses: { 204: { description: 'Done' }, 303: seeOther, 400: { description: 'bad_request' } },
}
