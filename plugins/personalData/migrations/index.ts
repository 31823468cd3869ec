import type { Migration } from '@/core/migrations/types'
import { exports } from './0001_exports'
import { closings } from './0002_closings'

/** In their order. */
export const personalDataMigrations: readonly Migration[] = [exports, closings]
