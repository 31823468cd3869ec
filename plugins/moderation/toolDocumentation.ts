import {
  answer,
  answerOf,
  anything,
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
import { alertBody, replyBody } from './endpoints/tools'
import { alertPeriods } from './queries/caseKinds'

const refusals = {
  401: signedIn[401],
  403: { description: 'forbidden: only moderators can do this; account_suspended' },
  404: { description: 'not_found' },
}
const invalid = { 400: { description: 'invalid_field' } }
const saved = record({ id, name: text })

export const evidenceDocumentation: CustomEndpointDocumentation = {
  summary: 'Read a reported file that its owner deleted (moderators)',
  description: 'Kept for 90 days.',
  responses: { 200: answerOf('application/octet-stream', 'The file'), ...refusals },
}
export const keptPictureDocumentation: CustomEndpointDocumentation = {
  summary: 'Read a picture of a reported build that went (moderators)',
  description: 'Kept for 90 days.',
  responses: { 200: answerOf('image/webp', 'The picture, in the format it was stored in'), ...refusals },
}
export const repliesDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'savedReplies' },
  summary: 'Read the saved replies (moderators)',
  responses: {
    200: answer(
      'All of them',
      record({ docs: listOf(named('SavedReply', record({ id, name: text, bodies: anything, updatedAt: time }))) }),
    ),
    ...refusals,
  },
}
export const createReplyDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'createSavedReply' },
  summary: 'Save a reply (moderators)',
  description: 'In one or more languages. {name}, {title} and {site} stand for the person, the thing and the site.',
  requestBody: jsonBody(replyBody),
  responses: { 201: answer('Saved', saved), ...invalid, ...refusals },
}
export const updateReplyDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'updateSavedReply' },
  summary: 'Change a saved reply (moderators)',
  requestBody: jsonBody(replyBody),
  responses: { 200: answer('Saved', saved), ...invalid, ...refusals },
}
export const deleteReplyDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'deleteSavedReply' },
  summary: 'Delete a saved reply (moderators)',
  responses: { 200: answer('Deleted', record({ id })), ...refusals },
}
export const blockedFilesDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'blockedFiles' },
  summary: 'Read the blocked files (moderators)',
  responses: {
    200: answer(
      'The newest first',
      record({
        docs: listOf(
          named(
            'BlockedFile',
            record({
              id,
              sha256: text,
              title: text,
              reason: nullable(text),
              hasShape: flag,
              blockedAt: time,
              blockedBy: nullable(text),
              caseId: nullable(id),
            }),
          ),
        ),
      }),
    ),
    ...refusals,
  },
}
export const unblockDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'unblockFile' },
  summary: 'Let a blocked file be uploaded again (moderators)',
  responses: { 200: answer('Unblocked', record({ id })), ...refusals },
}
const every = record({ every: oneOf(alertPeriods) })
export const alertsDocumentation: CustomEndpointDocumentation = {
  graphql: { query: 'moderationAlerts' },
  summary: 'How often you get a digest of what waits (moderators)',
  responses: { 200: answer('As you chose', every), ...refusals },
}
export const setAlertsDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'chooseModerationAlerts' },
  summary: 'Choose how often you get a digest of what waits (moderators)',
  requestBody: jsonBody(alertBody),
  responses: { 200: answer('As you chose', every), ...invalid, ...refusals },
}
