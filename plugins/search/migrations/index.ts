import type { Migration } from '@/core/migrations/types'
import { words } from './0001_words'
import { index } from './0002_index'
import { counts } from './0003_counts'
import { trends } from './0004_trends'
import { shapes } from './0005_shapes'

/** In their order. */
export const searchMigrations: readonly Migration[] = [words, index, counts, trends, shapes]
