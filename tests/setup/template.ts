import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { withClient } from '../../scripts/postgres/databases.mjs'
import type { EmbeddedPostgres } from '../../scripts/postgres/startPostgres.mjs'
import { composeMigrationEnvironment } from './shopEnvironment'
import { PROJECT } from './slot'

const run = promisify(execFile)

const TEMPLATE_PREFIX = 'template_'
export const TEST_DATABASE_PREFIX = 'test_'

/** What a migrated database is made of. */
const SOURCES = [
  'src/migrations',
  'src/core/migrations',
  'plugins/migrations.ts',
  ...readdirSync(path.join(PROJECT, 'plugins')).map((room) => `plugins/${room}/migrations`),
  ...readdirSync(path.join(PROJECT, 'plugins')).map((room) => `plugins/${room}/jobs/queues.ts`),
  'jobs/boss.ts',
  'jobs/defineQueue.ts',
  'jobs/fileQueues.ts',
  'scripts/migrate.ts',
  'package-lock.json',
]

/** The name of a database migrated by the present migrations, made when there is none yet. Older ones are dropped. */
export async function ensureTemplate({ adminUrl, url }: EmbeddedPostgres): Promise<string> {
  const name = `${TEMPLATE_PREFIX}${hashSources()}`
  const templates = await listDatabases(adminUrl, TEMPLATE_PREFIX)
  if (templates.includes(name)) return name
  const draft = `draft_${name}`
  await dropAll(adminUrl, [...templates, ...(await listDatabases(adminUrl, 'draft_'))])
  await withClient(adminUrl, (client) => client.query(`create database ${draft} owner shop`))
  await migrate(url.replace(/[^/]+$/, draft))
  // Its name says that it is whole.
  await withClient(adminUrl, (client) => client.query(`alter database ${draft} rename to ${name}`))
  return name
}

/** Test databases that a killed run left. */
export async function dropLeftDatabases(adminUrl: string): Promise<void> {
  await dropAll(adminUrl, await listDatabases(adminUrl, TEST_DATABASE_PREFIX))
}

/** Brings a database to the present state, as `npm run migrate` does. */
export async function migrate(databaseUrl: string): Promise<void> {
  if (!existsSync(path.join(PROJECT, 'scripts/migrate.ts'))) return
  const env = composeMigrationEnvironment(databaseUrl)
  await run(process.execPath, ['--import', 'tsx', 'scripts/migrate.ts'], { cwd: PROJECT, env, timeout: 120_000 }).catch(
    (error: { stdout?: string; stderr?: string; message: string }) => {
      throw new Error(`the migration failed: ${error.message}\n${error.stdout ?? ''}${error.stderr ?? ''}`)
    },
  )
}

async function listDatabases(adminUrl: string, prefix: string): Promise<string[]> {
  const query = 'select datname from pg_database where starts_with(datname, $1)'
  const { rows } = await withClient(adminUrl, (client) => client.query<{ datname: string }>(query, [prefix]))
  return rows.map(({ datname }) => datname)
}

async function dropAll(adminUrl: string, names: readonly string[]): Promise<void> {
  await withClient(adminUrl, async (client) => {
    for (const name of names)
      await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
  })
}

function hashSources(): string {
  const hash = createHash('sha256')
  for (const source of SOURCES.flatMap(listFiles)) {
    hash
      .update(`${source}\0`)
      .update(readFileSync(path.join(PROJECT, source)))
      .update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

function listFiles(source: string): string[] {
  const place = path.join(PROJECT, source)
  if (!existsSync(place)) return []
  if (/\.\w+$/.test(source)) return [source]
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.ts$/.test(entry.name))
    .map((entry) => path.relative(PROJECT, path.join(entry.parentPath, entry.name)))
    .sort()
}
