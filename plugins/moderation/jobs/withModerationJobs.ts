import { withJobs } from '@jobs/withJobs'
import type { Config } from 'payload'
import { moderationQueues } from './queues'

/** Registers this plugin's jobs. */
export const withModerationJobs = (config: Config): Config =>
  withJobs(config, moderationQueues, {
    moderationDigest: { handle: () => import('./moderationDigest').then(({ moderationDigest }) => moderationDigest) },
    trimModeration: { handle: () => import('./trimModeration').then(({ trimModeration }) => trimModeration) },
    moderationWebhook: {
      handle: () => import('./moderationWebhook').then(({ moderationWebhook }) => moderationWebhook),
    },
  })
