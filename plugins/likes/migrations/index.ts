import type { Migration } from '@/core/migrations/types'
import { likes } from './0001_likes'
import { oneLock } from './0002_one_lock'

/** In their order. */
export const likesMigrations: readonly Migration[] = [likes, oneLock]
