import type { Config, Plugin } from 'payload'
import { addCollection } from '@/core/config/addCollection'
import { extendCollection, withHooks } from '@/core/config/extendCollection'
import { contextOf } from '@/core/context/context'
import { endpoint } from '@/core/http/endpoint'
import { createNotifications } from './collections/Notifications'
import { handleNotificationEvents } from './endpoints/events'
import { handleLatest } from './endpoints/latest'
import { handleMarkRead } from './endpoints/markRead'
import { handleUnsubscribe } from './endpoints/unsubscribe'
import { handleReadPreferences, handleUpdatePreferences } from './endpoints/updatePreferences'
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
import { type NotificationOptions, notificationOptions } from './types'
import { withNotificationEvents } from './withNotificationEvents'

/** Bytes of a form or a list of ids. */
const maxBytes = 16 * 1024

const endpoints = [
  endpoint({
    path: '/events',
    method: 'get',
    scope: 'notifications',
    hot: true,
    openapi: eventsDocumentation,
    handle: handleNotificationEvents,
  }),
  endpoint({
    path: '/latest',
    method: 'get',
    scope: 'notifications',
    openapi: latestDocumentation,
    handle: handleLatest,
  }),
  endpoint({
    path: '/read',
    method: 'post',
    scope: 'notifications',
    maxBytes,
    openapi: readDocumentation,
    handle: handleMarkRead,
  }),
  endpoint({
    path: '/choices',
    method: 'get',
    scope: null,
    openapi: readChoicesDocumentation,
    handle: handleReadPreferences,
  }),
  endpoint({
    path: '/choices',
    method: 'post',
    scope: null,
    maxBytes,
    openapi: choicesDocumentation,
    handle: handleUpdatePreferences,
  }),
  endpoint({
    path: '/unsubscribe',
    method: 'post',
    scope: null,
    maxBytes,
    openapi: unsubscribeDocumentation,
    handle: handleUnsubscribe,
  }),
]

/** Notifications on the site, live, and by email, by the kinds and channels each user chooses. */
export const notifications =
  (options?: NotificationOptions): Plugin =>
  (config: Config): Config => {
    const context = contextOf(config)
    notificationOptions.keep(context, options)
    const collection = { ...createNotifications(context), endpoints }
    if (context.isOff('notifications'))
      return addCollection(withNotificationJobs(config), { name: 'notifications', collection, isOff: true })
    const withComments = extendCollection(
      withNotificationEvents(withNotificationJobs(config)),
      context.slugs.comments,
      (comments) => withHooks(comments, { afterChange: [notifyOfComments] }),
    )
    const extended = extendCollection(withComments, context.slugs.schematics, (schematics) =>
      withHooks(schematics, { afterChange: [notifyOfListings], afterDelete: [notifyOfRemovedListings] }),
    )
    return addCollection(extended, { name: 'notifications', collection })
  }
