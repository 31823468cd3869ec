import type { Migration } from '@/core/migrations/types'
import { likes } from './0001_likes'

/** In their order. */
export const likesMigrations: readonly Migration[] = [likes]
