import type { Config, Plugin } from 'payload'
import { extendCollection, withEndpoints } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { likeSchematic, unlikeSchematic } from './endpoints/like'
import { likeDocumentation } from './openapi'

const endpoints = [
  endpoint({
    path: '/:id/like',
    method: 'put',
    scope: 'interact',
    openapi: likeDocumentation('Like', 'likeSchematic'),
    handle: likeSchematic,
  }),
  endpoint({
    path: '/:id/like',
    method: 'delete',
    scope: 'interact',
    openapi: likeDocumentation('Unlike', 'unlikeSchematic'),
    handle: unlikeSchematic,
  }),
]

/** Likes of builds. */
export const likes =
  (): Plugin =>
  (config: Config): Config =>
    contextOf(config).isOff('likes')
      ? config
      : extendCollection(config, contextOf(config).slugs.schematics, (schematics) =>
          withEndpoints(schematics, endpoints),
        )
