import type { Config, Plugin } from 'payload'
import { createNotifications } from './collections/Notifications'

export const notifications =
  (): Plugin =>
  (config: Config): Config => ({
    ...config,
    collections: [...(config.collections ?? []), createNotifications()],
  })
