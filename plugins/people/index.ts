import type { Config, Plugin } from 'payload'
import { extendCollection, withEndpoints } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { deleteAvatar, putAvatar } from './endpoints/avatar'
import { deletePersonFollow, deleteTagFollow, putPersonFollow, putTagFollow } from './endpoints/follow'
import {
  deleteAvatarDocumentation,
  followPersonDocumentation,
  followTagDocumentation,
  putAvatarDocumentation,
  unfollowPersonDocumentation,
  unfollowTagDocumentation,
} from './openapi'
import { type PeopleOptions, peopleOptions } from './types'

/** Bytes of a portrait, which is a body by itself. */
const MAX_AVATAR_BYTES = 8 * 1024 ** 2

const ofPortraits = [
  endpoint({
    path: '/avatar',
    method: 'put',
    scope: null,
    maxBytes: MAX_AVATAR_BYTES,
    rate: 'avatar',
    openapi: putAvatarDocumentation,
    handle: putAvatar,
  }),
  endpoint({
    path: '/avatar',
    method: 'delete',
    scope: null,
    rate: 'avatar',
    openapi: deleteAvatarDocumentation,
    handle: deleteAvatar,
  }),
]
const ofProfiles = [
  endpoint({
    path: '/:username/follow',
    method: 'put',
    scope: 'interact',
    rate: 'follow',
    openapi: followPersonDocumentation,
    handle: putPersonFollow,
  }),
  endpoint({
    path: '/:username/follow',
    method: 'delete',
    scope: 'interact',
    rate: 'follow',
    openapi: unfollowPersonDocumentation,
    handle: deletePersonFollow,
  }),
]
const ofTags = [
  endpoint({
    path: '/:slug/follow',
    method: 'put',
    scope: 'interact',
    rate: 'follow',
    openapi: followTagDocumentation,
    handle: putTagFollow,
  }),
  endpoint({
    path: '/:slug/follow',
    method: 'delete',
    scope: 'interact',
    rate: 'follow',
    openapi: unfollowTagDocumentation,
    handle: deleteTagFollow,
  }),
]

/** Follows of users and tags, and avatars. */
export const people =
  (options?: PeopleOptions): Plugin =>
  (config: Config): Config => {
    peopleOptions.keep(contextOf(config), options)
    const { isOff, slugs } = contextOf(config)
    const withPortraits = extendCollection(config, slugs.profiles, (profiles) => withEndpoints(profiles, ofPortraits))
    if (isOff('follows')) return withPortraits
    const withProfiles = extendCollection(withPortraits, slugs.profiles, (profiles) =>
      withEndpoints(profiles, ofProfiles),
    )
    return extendCollection(withProfiles, slugs.tags, (tags) => withEndpoints(tags, ofTags))
  }
