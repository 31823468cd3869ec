import type { Config } from 'payload'
import { createRegistration } from '../config/registration'
import type { Migration } from './types'

const registration = createRegistration<Migration>('migrations')

/** The migrations of all rooms. */
export const migrationsOf = registration.itemsOf

/** Registers what a room's tables need; each migration says which others come before it. */
export const withMigrations = (config: Config, migrations: readonly Migration[]): Config =>
  registration.add(config, migrations)
