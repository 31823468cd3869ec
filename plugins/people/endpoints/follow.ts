import type { PayloadHandler } from 'payload'
import { requirePerson } from '@/core/http/requirePerson'
import { followPerson, followTag, unfollowPerson, unfollowTag } from '../commands/follow'

/** `PUT`, `DELETE /api/profiles/:username/follow`, `/api/tags/:slug/follow`: all answer `{following, followerCount}`. */
const answering =
  (change: typeof followPerson, parameter: 'username' | 'slug', what: string): PayloadHandler =>
  async (req) => {
    const person = requirePerson(req, what)
    return Response.json(await change(req.payload, String(person.id), String(req.routeParams?.[parameter] ?? '')))
  }

export const putPersonFollow = answering(followPerson, 'username', 'follow people')
export const deletePersonFollow = answering(unfollowPerson, 'username', 'follow people')
export const putTagFollow = answering(followTag, 'slug', 'follow tags')
export const deleteTagFollow = answering(unfollowTag, 'slug', 'follow tags')
