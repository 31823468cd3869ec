import type { Config, Plugin } from 'payload'
import { deleteItem, getChoices, patchOrder, putItem } from './endpoints/items'
import { choicesDocumentation, deleteItemDocumentation, patchOrderDocumentation, putItemDocumentation } from './openapi'

/** Fills and orders people's lists of builds. Lists themselves are made, changed and deleted as documents. */
export const lists =
  (): Plugin =>
  (config: Config): Config => ({
    ...config,
    collections: (config.collections ?? []).map((collection) =>
      collection.slug === 'lists'
        ? {
            ...collection,
            endpoints: [
              ...(collection.endpoints || []),
              { path: '/choices', method: 'get', handler: getChoices, custom: { openapi: choicesDocumentation } },
              {
                path: '/:id/items/:schematic',
                method: 'put',
                handler: putItem,
                custom: { openapi: putItemDocumentation },
              },
              {
                path: '/:id/items/:schematic',
                method: 'delete',
                handler: deleteItem,
                custom: { openapi: deleteItemDocumentation },
              },
              {
                path: '/:id/order',
                method: 'patch',
                handler: patchOrder,
                custom: { openapi: patchOrderDocumentation },
              },
            ],
          }
        : collection,
    ),
  })
