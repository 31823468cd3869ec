import type { Migration } from '@/core/migrations/types'
import { links } from './0001_links'
import { emailChanges } from './0002_email_changes'
import { sessions } from './0003_sessions'

/** In their order. */
export const accountsMigrations: readonly Migration[] = [links, emailChanges, sessions]
