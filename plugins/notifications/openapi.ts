import type { CustomEndpointDocumentation } from 'payload-oapi'

const signedIn = { 401: { description: 'sign_in_required' } }

export const eventsDocumentation: CustomEndpointDocumentation = {
  summary: 'Follow how many notifications are unread',
  description: 'Server-sent events: `state` with `{unread}`, at once and each time it changes; 100 is 100 or more.',
  responses: { 200: { description: 'text/event-stream' }, ...signedIn, 503: { description: 'unavailable' } },
}

export const latestDocumentation: CustomEndpointDocumentation = {
  summary: 'Read your latest notifications',
  description: 'In the language of the cookie `locale`, else of `Accept-Language`.',
  responses: {
    200: { description: '{docs: [{id, kind, at, read, parts: [{text, own?}], excerpt}], unread}' },
    ...signedIn,
  },
}

export const readDocumentation: CustomEndpointDocumentation = {
  summary: 'Mark notifications as read',
  description: 'JSON `{ids: […]}`, 100 at most, or `{all: true}`.',
  responses: { 200: { description: '{unread}' }, 400: { description: 'invalid_field' }, ...signedIn },
}

export const readChoicesDocumentation: CustomEndpointDocumentation = {
  summary: 'What you are told, and by which ways',
  responses: { 200: { description: '{choices: {kind: {site, mail}}}' }, ...signedIn },
}

export const choicesDocumentation: CustomEndpointDocumentation = {
  summary: 'Choose what you are told, and by which ways',
  description: 'JSON `{choices: [{kind, channel: "site" | "mail", wanted}]}`; what is not named stays as it is.',
  responses: { 200: { description: '{choices}' }, 400: { description: 'invalid_field' }, ...signedIn },
}

export const unsubscribeDocumentation: CustomEndpointDocumentation = {
  summary: 'End mails of a kind by the token of such a mail',
  description: 'As mail programs do by one click (RFC 8058). `?token=` is that of the mail’s `List-Unsubscribe`.',
  responses: { 204: { description: 'Done' }, 400: { description: 'bad_request' } },
}
