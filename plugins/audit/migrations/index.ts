import type { Migration } from '@/core/migrations/types'
import { auditLog } from './0001_audit'
import { auditCounts } from './0002_counts'

/** In their order. */
export const auditMigrations: readonly Migration[] = [auditLog, auditCounts]
