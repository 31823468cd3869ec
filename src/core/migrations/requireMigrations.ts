import type { DatabaseAdapterObj, Plugin } from 'payload'
import { contextOf } from '../context/context'
import { adapterOf } from '../database/executor'
import { checkMigrations } from './checkMigrations'
import type { Migration } from './types'
import { migrationsOf, withMigrations } from './withMigrations'

/** Keeps an app from starting on a database that lacks a rule of the shop, or of a room that comes later. */
export const requireMigrations =
  (migrations: readonly Migration[]): Plugin =>
  (config) => ({
    ...withMigrations(config, migrations),
    db: withoutPush(config.db),
    onInit: async (payload) => {
      await config.onInit?.(payload)
      await checkMigrations(adapterOf(payload).pool, migrationsOf(payload), contextOf(payload).names)
    },
  })

/**
 * Payload's dev mode pushes the schema of its fields, and drops every table and column that no field has: those of the
 * shop. In an app with the shop a change of fields becomes a migration (`npx payload migrate:create`), in dev mode too.
 */
const withoutPush = (adapter: DatabaseAdapterObj): DatabaseAdapterObj => ({
  ...adapter,
  init: (options) => Object.assign(adapter.init(options), { push: false }),
})
