import type { Migration } from '@/core/migrations/types'
import { verdicts } from './0001_verdicts'
import { details } from './0002_details'

/** In their order. */
export const pipelineMigrations: readonly Migration[] = [verdicts, details]
