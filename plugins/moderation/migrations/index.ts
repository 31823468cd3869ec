import type { Migration } from '@/core/migrations/types'
import { withholding } from './0001_withholding'
import { binding } from './0002_binding'
import { comments } from './0003_comments'
import { reports } from './0004_reports'
import { caseQueue } from './0005_cases'
import { tools } from './0006_tools'
import { appealCases } from './0007_appeals'
import { changedBuilds } from './0008_changes'
import { servedEvidence } from './0009_evidence'
import { visitorReports } from './0010_visitors'
import { keptPictures } from './0011_pictures'

/** In their order. */
export const moderationMigrations: readonly Migration[] = [
  withholding,
  binding,
  comments,
  reports,
  caseQueue,
  tools,
  appealCases,
  changedBuilds,
  servedEvidence,
  visitorReports,
  keptPictures,
]
