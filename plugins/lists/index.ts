import type { Config, Plugin } from 'payload'
import { extendCollection, withEndpoints } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { deleteItem, getChoices, patchOrder, putItem } from './endpoints/items'
import { choicesDocumentation, deleteItemDocumentation, patchOrderDocumentation, putItemDocumentation } from './openapi'
import { type ListOptions, listOptions } from './types'

const endpoints = [
  endpoint({ path: '/choices', method: 'get', scope: 'read', openapi: choicesDocumentation, handle: getChoices }),
  endpoint({
    path: '/:id/items/:schematic',
    method: 'put',
    scope: 'interact',
    openapi: putItemDocumentation,
    handle: putItem,
  }),
  endpoint({
    path: '/:id/items/:schematic',
    method: 'delete',
    scope: 'interact',
    openapi: deleteItemDocumentation,
    handle: deleteItem,
  }),
  endpoint({
    path: '/:id/order',
    method: 'patch',
    scope: 'interact',
    openapi: patchOrderDocumentation,
    handle: patchOrder,
  }),
]

/** Fills and orders people's lists of builds. Lists themselves are made, changed and deleted as documents. */
export const lists =
  (options?: ListOptions): Plugin =>
  (config: Config): Config => {
    listOptions.keep(contextOf(config), options)
    return extendCollection(config, contextOf(config).slugs.lists, (collection) => withEndpoints(collection, endpoints))
  }
