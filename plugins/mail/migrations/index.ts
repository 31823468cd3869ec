import type { Migration } from '@/core/migrations/types'
import { bounces } from './0001_bounces'

/** In their order. */
export const mailMigrations: readonly Migration[] = [bounces]
