import type { Handler } from '@/core/http/endpoint'
import { followPerson, followTag, unfollowPerson, unfollowTag } from '../commands/follow'

/**
 * `PUT`, `DELETE /api/profiles/:username/follow`, `/api/tags/:slug/follow`: all answer `{following, followerCount}`.
 */
const answering =
  (change: typeof followPerson, parameter: 'username' | 'slug', what: string): Handler =>
  async ({ payload, parameters, requireUser }) => {
    const user = await requireUser(what)
    return Response.json(await change(payload, String(user.id), parameters[parameter] ?? ''))
  }

export const putPersonFollow = answering(followPerson, 'username', 'follow people')
export const deletePersonFollow = answering(unfollowPerson, 'username', 'follow people')
export const putTagFollow = answering(followTag, 'slug', 'follow tags')
export const deleteTagFollow = answering(unfollowTag, 'slug', 'follow tags')
