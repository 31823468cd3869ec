import type { Migration } from '@/core/migrations/types'
import { profiles } from './0001_profiles'
import { follows } from './0002_follows'

/** In their order. */
export const peopleMigrations: readonly Migration[] = [profiles, follows]
