import type { Migration } from '@/core/migrations/types'
import { preferences } from './0001_preferences'

/** In their order. */
export const guardsMigrations: readonly Migration[] = [preferences]
