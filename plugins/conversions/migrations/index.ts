import type { Migration } from '@/core/migrations/types'
import { conversions } from './0001_conversions'

/** In their order. */
export const conversionsMigrations: readonly Migration[] = [conversions]
