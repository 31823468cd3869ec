import type { Migration } from '@/core/migrations/types'
import { accounts } from './0001_accounts'

/** In their order. */
export const quotasMigrations: readonly Migration[] = [accounts]
