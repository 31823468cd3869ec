import { withJobs } from '@jobs/withJobs'
import type { Config } from 'payload'
import { notificationQueues } from './queues'

/** Registers this plugin's jobs. */
export const withNotificationJobs = (config: Config): Config =>
  withJobs(config, notificationQueues, {
    notify: { handle: () => import('./notify').then(({ notify }) => notify) },
    announceBuild: { handle: () => import('./announceBuild').then(({ announceBuild }) => announceBuild) },
    trimNotifications: {
      handle: () => import('./trimNotifications').then(({ trimNotifications }) => trimNotifications),
    },
  })
