import { backgroundPolicy, defineQueue } from '@jobs/defineQueue'
import { z } from 'zod'

export const notificationQueues = {
  notify: defineQueue({
    name: 'notify',
    data: z.object({
      kind: z.enum(['file-refused', 'file-infected', 'file-stalled', 'storage-alert', 'notice']),
      recipientId: z.uuid(),
      fileId: z.uuid().optional(),
      level: z.number().int().optional(),
      noticeId: z.uuid().optional(),
    }),
    policy: backgroundPolicy,
  }),
  /** Followers are notified in batches: `after` is the last one done. */
  announceBuild: defineQueue({
    name: 'announce-build',
    data: z.object({ schematicId: z.uuid(), after: z.uuid().optional() }),
    policy: backgroundPolicy,
  }),
  trimNotifications: defineQueue({
    name: 'trim-notifications',
    data: z.object({}),
    policy: backgroundPolicy,
    schedule: '41 3 * * *',
  }),
}
