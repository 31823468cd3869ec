import type { Migration } from '@/core/migrations/types'
import { visits } from './0001_visits'

/** In their order. */
export const downloadsMigrations: readonly Migration[] = [visits]
