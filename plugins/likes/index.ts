import type { Config, Plugin } from 'payload'
import { giveLike, takeLikeBack } from './endpoints/like'
import { likeDocumentation } from './openapi'

/** What people do with each other's builds: likes. Comments are a collection of the shop. */
export const social =
  (): Plugin =>
  (config: Config): Config => ({
    ...config,
    collections: (config.collections ?? []).map((collection) =>
      collection.slug === 'schematics'
        ? {
            ...collection,
            endpoints: [
              ...(collection.endpoints || []),
              {
                path: '/:id/like',
                method: 'put',
                handler: giveLike,
                custom: { openapi: likeDocumentation('Like', 'likeSchematic') },
              },
              {
                path: '/:id/like',
                method: 'delete',
                handler: takeLikeBack,
                custom: { openapi: likeDocumentation('Unlike', 'unlikeSchematic') },
              },
            ],
          }
        : collection,
    ),
  })
