import type { Migration } from '@/core/migrations/types'
import { factorTables } from './0001_factors'

/** In their order. */
export const factorsMigrations: readonly Migration[] = [factorTables]
