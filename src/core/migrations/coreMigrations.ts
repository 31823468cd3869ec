import { live } from './0001_live'
import { writers } from './0002_writers'
import { processes } from './0003_processes'
import { mails } from './0004_mails'
import { rates } from './0005_rates'
import type { Migration } from './types'

/** In their order. */
export const coreMigrations: readonly Migration[] = [live, writers, processes, mails, rates]
