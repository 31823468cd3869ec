import type { Migration } from '@/core/migrations/types'
import { withholding } from './0001_withholding'
import { binding } from './0002_binding'
import { comments } from './0003_comments'
import { reports } from './0004_reports'
import { caseQueue } from './0005_cases'

/** In their order. */
export const moderationMigrations: readonly Migration[] = [withholding, binding, comments, reports, caseQueue]
