import type { Migration } from '@/core/migrations/types'
import { accounts } from './0001_accounts'
import { pictures } from './0002_pictures'

/** In their order. */
export const quotasMigrations: readonly Migration[] = [accounts, pictures]
