import type { Migration } from '@/core/migrations/types'
import { lists } from './0001_lists'

/** In their order. */
export const listsMigrations: readonly Migration[] = [lists]
