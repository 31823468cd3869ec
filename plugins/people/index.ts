import type { CollectionConfig, Config, Endpoint, Plugin } from 'payload'
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

type Endpoints = Omit<Endpoint, 'root'>[]

const ofProfiles: Endpoints = [
  { path: '/avatar', method: 'put', handler: putAvatar, custom: { openapi: putAvatarDocumentation } },
  { path: '/avatar', method: 'delete', handler: deleteAvatar, custom: { openapi: deleteAvatarDocumentation } },
  {
    path: '/:username/follow',
    method: 'put',
    handler: putPersonFollow,
    custom: { openapi: followPersonDocumentation },
  },
  {
    path: '/:username/follow',
    method: 'delete',
    handler: deletePersonFollow,
    custom: { openapi: unfollowPersonDocumentation },
  },
]
const ofTags: Endpoints = [
  { path: '/:slug/follow', method: 'put', handler: putTagFollow, custom: { openapi: followTagDocumentation } },
  { path: '/:slug/follow', method: 'delete', handler: deleteTagFollow, custom: { openapi: unfollowTagDocumentation } },
]

const adding = (collection: CollectionConfig, endpoints: Endpoints): CollectionConfig => ({
  ...collection,
  endpoints: [...(collection.endpoints || []), ...endpoints],
})

/** What people are to each other: follows of people and tags, and the portrait others know them by. */
export const people =
  (): Plugin =>
  (config: Config): Config => ({
    ...config,
    collections: (config.collections ?? []).map((collection) => {
      if (collection.slug === 'profiles') return adding(collection, ofProfiles)
      if (collection.slug === 'tags') return adding(collection, ofTags)
      return collection
    }),
  })
