import type { Config, Plugin } from 'payload'
import { extendCollection, withEndpoints } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { deleteItem, getChoices, patchOrder, putItem } from './endpoints/items'
import { choicesDocumentation, deleteItemDocumentation, patchOrderDocumentation, putItemDocumentation } from './openapi'
import { type ListOptions, listOptions } from './types'

const endpoints = [
  endpoint({ path: '/choices', method: 'get', openapi: choicesDocumentation, handle: getChoices }),
  endpoint({ path: '/:id/items/:schematic', method: 'put', openapi: putItemDocumentation, handle: putItem }),
  endpoint({ path: '/:id/items/:schematic', method: 'delete', openapi: deleteItemDocumentation, handle: deleteItem }),
  endpoint({ path: '/:id/order', method: 'patch', openapi: patchOrderDocumentation, handle: patchOrder }),
]

/** Fills and orders people's lists of builds. Lists themselves are made, changed and deleted as documents. */
export const lists =
  (options?: ListOptions): Plugin =>
  (config: Config): Config => {
    listOptions.keep(contextOf(config), options)
    return extendCollection(config, contextOf(config).slugs.lists, (collection) => withEndpoints(collection, endpoints))
  }
