import type { Migration } from '@/core/migrations/types'
import { pictures } from './0001_pictures'

/** In their order. */
export const sharingMigrations: readonly Migration[] = [pictures]
