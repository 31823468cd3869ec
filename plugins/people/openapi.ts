import { answer, bytes, nullable, record, signedIn, text } from '@/core/openapi/schema'
import { subscribeToState } from '@/core/openapi/shapes'
import type { CustomEndpointDocumentation } from '@/core/openapi/types'

const followDocumentation = (
  mutation: string,
  summary: string,
  refusals: Record<number, { description: string }> = {},
): CustomEndpointDocumentation => ({
  graphql: { mutation },
  summary,
  description: 'Idempotent.',
  responses: {
    200: answer('Whether it is followed', subscribeToState),
    ...signedIn,
    404: { description: 'not_found' },
    ...refusals,
  },
})
const full = { 409: { description: 'limit_reached: you already follow 2,000 people or 500 tags' } }

export const followPersonDocumentation = followDocumentation('followPerson', 'Follow a user, by username or id', {
  400: { description: 'bad_request: nobody follows themselves' },
  ...full,
})
export const unfollowPersonDocumentation = followDocumentation('unfollowPerson', 'Unfollow a user')
export const followTagDocumentation = followDocumentation('followTag', 'Follow a tag', full)
export const unfollowTagDocumentation = followDocumentation('unfollowTag', 'Unfollow a tag')

export const putAvatarDocumentation: CustomEndpointDocumentation = {
  summary: 'Upload an avatar',
  description: 'The body is a PNG, JPEG or WebP, up to 8 MB. It is re-encoded at 384 × 384 pixels.',
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
    401: signedIn[401],
    413: { description: 'body_too_large' },
    415: { description: 'unsupported_media_type' },
  },
}
export const deleteAvatarDocumentation: CustomEndpointDocumentation = {
  graphql: { mutation: 'removeAvatar' },
  summary: 'Remove the avatar',
  description: 'Idempotent.',
  responses: { 200: answer('None', record({ avatar: nullable(text) })), 401: signedIn[401] },
}
