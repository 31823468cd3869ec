import type { Migration } from '@/core/migrations/types'
import { apiKeys } from './0001_keys'

/** In their order. */
export const keysMigrations: readonly Migration[] = [apiKeys]
