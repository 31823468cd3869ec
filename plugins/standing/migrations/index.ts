import type { Migration } from '@/core/migrations/types'
import { appealsMigration } from './0001_appeals'
import { standing } from './0002_standing'

/** In their order. */
export const standingMigrations: readonly Migration[] = [appealsMigration, standing]
