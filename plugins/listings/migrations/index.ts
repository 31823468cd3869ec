import type { Migration } from '@/core/migrations/types'
import { schematics } from './0001_schematics'
import { pictures } from './0002_pictures'
import { shelves } from './0003_shelves'

/** In their order. */
export const listingsMigrations: readonly Migration[] = [schematics, pictures, shelves]
