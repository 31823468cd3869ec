import type { Migration } from '@/core/migrations/types'
import { sessions } from './0001_sessions'

/** In their order. */
export const sessionsMigrations: readonly Migration[] = [sessions]
