import type { Migration } from '@/core/migrations/types'
import { terms } from './0001_terms'
import { takedowns } from './0002_takedowns'

/** In their order. */
export const legalMigrations: readonly Migration[] = [terms, takedowns]
