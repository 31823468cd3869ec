import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'
import type { Migration } from 'payload'
import * as schema from './20261130_092153_schema'
import * as auditAndStanding from './20261130_205940_audit_and_standing'
import * as reportsOfVisitors from './20261130_223224_reports_of_visitors'

type Steps = { up: (args: MigrateUpArgs) => Promise<void>; down: (args: MigrateDownArgs) => Promise<void> }

/** Payload types the arguments as unknown; it is the Postgres adapter that calls. */
const migration = (name: string, { up, down }: Steps): Migration => ({
  name,
  up: (args) => up(args as MigrateUpArgs),
  down: (args) => down(args as MigrateDownArgs),
})

/** Made by `npx payload migrate:create` from the collections, in their order, and never changed once released. */
export const migrations: Migration[] = [
  migration('20261130_092153_schema', schema),
  migration('20261130_205940_audit_and_standing', auditAndStanding),
  migration('20261130_223224_reports_of_visitors', reportsOfVisitors),
]
