import type { Migration } from '@/core/migrations/types'
import { notifications } from './0001_notifications'

/** In their order. */
export const notificationsMigrations: readonly Migration[] = [notifications]
