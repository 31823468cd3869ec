import type { Config } from 'payload'
import { withEvents } from '@/core/events/events'
import { announceBuild } from './commands/announceBuild'
import { notifyModeratorsOfFile } from './commands/notifyModeratorsOfFile'
import { notifyOfComment } from './commands/notifyOfComment'
import { notifyOfPublished, notifyOfRefusal } from './commands/notifyOfFile'
import { notifyOfLike } from './commands/notifyOfLike'
import { notifyOfReport } from './commands/notifyOfReport'

/** Subscribes notifications to the shop's events. */
export const withNotificationEvents = (config: Config): Config =>
  withEvents(config, {
    published: async (tx, ids) => {
      await notifyOfPublished(tx, ids)
      await announceBuild(tx, ids.schematicId)
    },
    refused: notifyOfRefusal,
    stalled: (tx, { fileId }) => notifyModeratorsOfFile(tx, 'file-stalled', fileId),
    liked: notifyOfLike,
    commented: (tx, { commentId }) => notifyOfComment(tx, commentId),
    reported: (tx, { userId }) => notifyOfReport(tx, userId),
  })
