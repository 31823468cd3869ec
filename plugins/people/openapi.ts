import { answer, bytes, orNull, record, text } from '@plugins/openapi/schema'
import { followState } from '@plugins/openapi/shapes'
import type { CustomEndpointDocumentation } from '@plugins/openapi/types'

const followDocumentation = (
  mutation: string,
  summary: string,
  refusals: Record<number, { description: string }> = {},
): CustomEndpointDocumentation => ({
  graphql: { mutation },
  summary,
  description: 'Idempotent.',
  responses: {
    200: answer('Whether it is followed', followState),
    401: { description: 'sign_in_required' },
    403: { description: 'account_suspended' },
    404: { description: 'not_found' },
    ...refusals,
  },
})
const full = { 409: { description: 'limit_reached: 2,000 people or 500 tags are followed already' } }

export const followPersonDocumentation = followDocumentation('followPerson', 'Follow a person, by username or id', {
  400: { description: 'bad_request: nobody follows themselves' },
  ...full,
})
export const unfollowPersonDocumentation = followDocumentation('unfollowPerson', 'Stop following a person')
export const followTagDocumentation = followDocumentation('followTag', 'Follow a tag', full)
export const unfollowTagDocumentation = followDocumentation('unfollowTag', 'Stop following a tag')

export const putAvatarDocumentation: CustomEndpointDocumentation = {
  summary: 'Choose a portrait',
  description: 'The body is a PNG, JPEG or WebP of at most 8 MiB. It is drawn anew at 384 × 384 pixels.',
  requestBody: {
    required: true,
    content: {
      'image/png': { schema: bytes },
      'image/jpeg': { schema: bytes },
      'image/webp': { schema: bytes },
    },
  },
  responses: {
    200: answer('Its address', record({ avatar: text })),
    400: { description: 'missing_file' },
    401: { description: 'sign_in_required' },
    413: { description: 'body_too_large' },
    415: { description: 'unsupported_media_type' },
  },
}
export const deleteAvatarDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'removeAvatar' },
  summary: 'Take the portrait off',
  description: 'Idempotent.',
  responses: { 200: answer('None', record({ avatar: orNull(text) })), 401: { description: 'sign_in_required' } },
}
