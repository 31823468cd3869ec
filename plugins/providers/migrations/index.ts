import type { Migration } from '@/core/migrations/types'
import { providerIdentities } from './0001_identities'

/** In their order. */
export const providersMigrations: readonly Migration[] = [providerIdentities]
