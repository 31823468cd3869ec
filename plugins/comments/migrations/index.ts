import type { Migration } from '@/core/migrations/types'
import { comments } from './0001_comments'
import { threads } from './0002_threads'

/** In their order. */
export const commentsMigrations: readonly Migration[] = [comments, threads]
