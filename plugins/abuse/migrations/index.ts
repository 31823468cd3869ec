import type { Migration } from '@/core/migrations/types'
import { abuse } from './0001_abuse'
import { proofs } from './0002_proofs'

/** In their order. */
export const abuseMigrations: readonly Migration[] = [abuse, proofs]
