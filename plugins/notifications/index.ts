import type { CollectionConfig, Config, Plugin } from 'payload'
import { contextOf } from '@/core/context/context'
import { hotEndpoint } from '@/core/http/hotEndpoint'
import { createNotifications } from './collections/Notifications'
import { handleChoose, handleReadChoices } from './endpoints/choose'
import { handleNotificationEvents } from './endpoints/events'
import { handleLatest } from './endpoints/latest'
import { handleMarkRead } from './endpoints/markRead'
import { handleUnsubscribe } from './endpoints/unsubscribe'
import { notifyOfComments } from './hooks/notifyOfComments'
import { notifyOfListings, notifyOfRemovedListings } from './hooks/notifyOfListings'
import { withNotificationJobs } from './jobs/withNotificationJobs'
import {
  choicesDocumentation,
  eventsDocumentation,
  latestDocumentation,
  readChoicesDocumentation,
  readDocumentation,
  unsubscribeDocumentation,
} from './openapi'
import { withNotificationEvents } from './withNotificationEvents'

function withHooks(collection: CollectionConfig): CollectionConfig {
  const { hooks } = collection
  if (collection.slug === 'comments')
    return { ...collection, hooks: { ...hooks, afterChange: [...(hooks?.afterChange ?? []), notifyOfComments] } }
  if (collection.slug === 'schematics')
    return {
      ...collection,
      hooks: {
        ...hooks,
        afterChange: [...(hooks?.afterChange ?? []), notifyOfListings],
        afterDelete: [...(hooks?.afterDelete ?? []), notifyOfRemovedListings],
      },
    }
  return collection
}

/** Tells people on the site, live, and by mail of what concerns them, by the kinds and ways they choose. */
export const notifications =
  (): Plugin =>
  (config: Config): Config => ({
    ...withNotificationEvents(withNotificationJobs(config)),
    collections: [
      ...(config.collections ?? []).map(withHooks),
      {
        ...createNotifications(contextOf(config)),
        endpoints: [
          hotEndpoint({
            path: '/events',
            method: 'get',
            handle: handleNotificationEvents,
            openapi: eventsDocumentation,
          }),
          hotEndpoint({ path: '/latest', method: 'get', handle: handleLatest, openapi: latestDocumentation }),
          hotEndpoint({ path: '/read', method: 'post', handle: handleMarkRead, openapi: readDocumentation }),
          hotEndpoint({
            path: '/choices',
            method: 'get',
            handle: handleReadChoices,
            openapi: readChoicesDocumentation,
          }),
          hotEndpoint({ path: '/choices', method: 'post', handle: handleChoose, openapi: choicesDocumentation }),
          hotEndpoint({
            path: '/unsubscribe',
            method: 'post',
            handle: handleUnsubscribe,
            openapi: unsubscribeDocumentation,
          }),
        ],
      },
    ],
  })
