import type { Migration } from '@/core/migrations/types'
import { appealsMigration } from './0001_appeals'

/** In their order. */
export const standingMigrations: readonly Migration[] = [appealsMigration]
