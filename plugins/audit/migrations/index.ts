import type { Migration } from '@/core/migrations/types'
import { auditLog } from './0001_audit'

/** In their order. */
export const auditMigrations: readonly Migration[] = [auditLog]
