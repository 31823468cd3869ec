import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres'
import * as collections from './20261121_000001_collections'
import * as rules from './20261121_000002_rules'
import * as search from './20261121_000003_search'

type Migration = {
  name: string
  up: (args: MigrateUpArgs) => Promise<void>
  down: (args: MigrateDownArgs) => Promise<void>
}

/** In their order. A new one is made by `npx payload migrate:create`, and never changed once it has landed. */
export const migrations: Migration[] = [
  { name: '20261121_000001_collections', ...collections },
  { name: '20261121_000002_rules', ...rules },
  { name: '20261121_000003_search', ...search },
]
