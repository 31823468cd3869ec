import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { SHOP_ROLE } from '../../scripts/postgres/cluster.mjs'
import { withClient } from '../../scripts/postgres/databases.mjs'
import { TEST_DATABASE_PREFIX } from './template'
import { readRunVariable } from './testRun'

export type TestDatabase = {
  readonly name: string
  /** Signs in as the database's owner, who is no superuser. */
  readonly url: string
  readonly adminUrl: string
  /** Runs one statement as the superuser. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  drop(): Promise<void>
}

/** "The template is in use": another test file is just being given its own. */
const OBJECT_IN_USE = '55006'

/** A fresh, migrated database. Dropped at the next run at the latest. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createDatabase(copyTemplate)
}

/** A database without a table, dropped as the others are. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase(async (client, name) => {
    await client.query(`create database ${name} owner ${SHOP_ROLE}`)
  })
}

async function createDatabase(create: (client: pg.Client, name: string) => Promise<void>): Promise<TestDatabase> {
  const name = `${TEST_DATABASE_PREFIX}${randomBytes(6).toString('hex')}`
  const serverUrl = readRunVariable('adminUrl')
  await withClient(serverUrl, (client) => create(client, name))
  const adminUrl = nameDatabase(serverUrl, name)
  return {
    name,
    url: nameDatabase(readRunVariable('ownerUrl'), name),
    adminUrl,
    query: (text, values) => withClient(adminUrl, async (client) => (await client.query(text, values)).rows),
    drop: () =>
      withClient(
        serverUrl,
        async (client) => void (await client.query(`drop database if exists ${name} with (force)`)),
      ),
  }
}

function nameDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

async function copyTemplate(client: pg.Client, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(
        `create database ${name} template ${readRunVariable('template')} owner ${SHOP_ROLE} strategy file_copy`,
      )
      return
    } catch (error) {
      if (attempt === 100 || !(error instanceof pg.DatabaseError) || error.code !== OBJECT_IN_USE) throw error
      await sleep(50)
    }
  }
}
