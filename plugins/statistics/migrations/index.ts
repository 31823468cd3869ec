import type { Migration } from '@/core/migrations/types'
import { days } from './0001_days'

/** In their order. */
export const statisticsMigrations: readonly Migration[] = [days]
