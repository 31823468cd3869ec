import { shopMigrations } from '@plugins/migrations'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../../tests/setup/database'
import { describeSchema } from '../../../tests/setup/describeSchema'
import { readPayloadSchema } from '../../../tests/setup/payloadSchema'
import { applyMigrations } from './applyMigrations'
import { checkMigrations } from './checkMigrations'
import { listRules, type RuleKind } from './listRules'
import { repairRules } from './repairRules'
import { tableNamesOf } from './tableNames'

const names = tableNamesOf()
const rules = listRules(shopMigrations, names)

describe('migrations', () => {
  let database: TestDatabase
  let clients: pg.Client[]
  const connect = async () => {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    clients.push(client)
    return client
  }
  const check = async () => checkMigrations(await connect(), shopMigrations, names)
  beforeEach(() => {
    clients = []
  })
  afterEach(async () => {
    await Promise.all(clients.map((client) => client.end()))
    await database.drop()
  })

  describe('on the tables that Payload makes', () => {
    beforeEach(async () => {
      database = await createEmptyDatabase()
      await (await connect()).query(readPayloadSchema())
    })

    it('run once where two migrate at the same time', async () => {
      const ran = await Promise.all(
        [await connect(), await connect()].map((client) => applyMigrations(client, shopMigrations, names)),
      )
      expect(ran.map(({ length }) => length).sort((a, b) => a - b)).toEqual([0, shopMigrations.length])
      await expect(check()).resolves.toBeUndefined()
    })

    it('make nothing on those tables, and no function, but what is checked for', async () => {
      const tables = rules.filter(({ kind }) => kind === 'table' || kind === 'view').map(({ name }) => name)
      const own = new Set([...tables, 'schematicshop_migrations'])
      const before = new Set(await describeSchema(database))
      await applyMigrations(await connect(), shopMigrations, names)
      const made = (await describeSchema(database)).filter((line) => !before.has(line))
      const madeOn = (pattern: RegExp) =>
        made.map((line) => pattern.exec(line)?.[1]).filter((table) => table !== undefined && !own.has(table))
      const checkedOn = (kind: RuleKind) => rules.filter((rule) => rule.kind === kind && !own.has(rule.table ?? ''))
      // A constraint that is unique has an index of its own.
      const unique = checkedOn('constraint').filter(({ statement }) => / unique \(/.test(statement))
      expect(madeOn(/^(function) /)).toHaveLength(checkedOn('function').length)
      expect(madeOn(/^trigger .*? ON public\.(\w+)/)).toHaveLength(checkedOn('trigger').length)
      expect(madeOn(/^index .*? ON public\.(\w+)/)).toHaveLength(checkedOn('index').length + unique.length)
      const known = new Set(checkedOn('constraint').map(({ table, name }) => `${table} ${name}`))
      // A constraint trigger is a trigger.
      const constraints = made.flatMap(
        (line) => /^constraint (?!.* TRIGGER )(\w+) (\w+)/.exec(line)?.slice(1, 3).join(' ') ?? [],
      )
      expect(constraints.filter((one) => !own.has(one.split(' ')[0] ?? '') && !known.has(one))).toEqual([])
      expect(constraints.length).toBeGreaterThan(known.size / 2)
      const columnsOf = (lines: Iterable<string>) =>
        [...lines].flatMap((line) => /^column (\w+) (\w+)/.exec(line)?.slice(1, 3).join(' ') ?? [])
      const former = new Set(columnsOf(before))
      const columns = columnsOf(made).filter((one) => !own.has(one.split(' ')[0] ?? '') && !former.has(one))
      expect(columns.sort()).toEqual(
        checkedOn('column')
          .map(({ table, name }) => `${table} ${name}`)
          .sort(),
      )
    })

    it('are named where they did not run, with the command', async () => {
      const error = check()
      await expect(error).rejects.toMatchObject({ name: 'MigrationError', code: 'migrations_missing' })
      await expect(error).rejects.toThrow(
        /lacks rules of the shop: core\/0001_live, .* and \d+ more\. Run: npx schematicshop migrate$/,
      )
    })

    it('leave nothing of one that fails', async () => {
      const failing = { name: 'room/0001_failing', up: () => 'create table half (id int); select 1 / 0;' }
      await expect(applyMigrations(await connect(), [failing], names)).rejects.toThrow(
        'The migration room/0001_failing failed: division by zero',
      )
      expect(await database.query("select to_regclass('half')::text as half")).toEqual([{ half: null }])
    })
  })

  describe('on a database that', () => {
    it('lacks the tables of Payload say what to run first', async () => {
      database = await createEmptyDatabase()
      const run = applyMigrations(await connect(), shopMigrations, names)
      await expect(run).rejects.toMatchObject({ code: 'schema_missing' })
      await expect(run).rejects.toThrow("Run Payload's migrations first: npx payload migrate.")
    })

    it('does not let them create extensions names the extension and the role needed', async () => {
      database = await createEmptyDatabase()
      await (await connect()).query(readPayloadSchema())
      await database.query(`revoke create on database ${database.name} from shop, public`)
      const run = applyMigrations(await connect(), shopMigrations, names)
      await expect(run).rejects.toMatchObject({ code: 'extension_refused' })
      await expect(run).rejects.toThrow('Let a role that may run "create extension pg_trgm" in this database')
    })
  })

  describe('of which something was changed by hand', () => {
    beforeEach(async () => {
      database = await createTestDatabase()
    })

    it.each([
      ['drop trigger count_like on likes', 'trigger count_like on likes'],
      ['alter table likes disable trigger count_like', 'trigger count_like on likes (off)'],
      ['alter table likes enable replica trigger count_like', 'trigger count_like on likes (off)'],
      ['alter table reports drop constraint reports_about_one', 'constraint reports_about_one on reports'],
      ['alter table schematics drop column next_file_id', 'column next_file_id on schematics'],
      ['drop index reports_one_open', 'index reports_one_open on reports'],
      ['drop table conversion_storage', 'table conversion_storage'],
      [
        `alter table likes drop constraint likes_user_id_profiles_id_fk,
         add constraint likes_user_id_profiles_id_fk foreign key (user_id) references profiles (id) on delete set null`,
        'constraint likes_user_id_profiles_id_fk on likes (changed)',
      ],
      [
        'create or replace function shop_writes_as_pipeline() returns boolean language sql stable as $$ select true $$',
        'function shop_writes_as_pipeline (changed)',
      ],
    ])('say so after: %s', async (change, named) => {
      await database.query(change)
      const error = check()
      await expect(error).rejects.toMatchObject({ code: 'rules_broken' })
      await expect(error).rejects.toThrow(named)
      await expect(error).rejects.toThrow('Run: npx schematicshop migrate --repair')
    })

    it('make all of it again', async () => {
      const before = await describeSchema(database)
      const drops = rules.map(({ kind, name, table }) => {
        if (kind === 'constraint' || kind === 'column')
          return `alter table if exists ${table} drop ${kind} if exists ${name} cascade`
        if (kind === 'trigger') return `drop trigger if exists ${name} on ${table}`
        return `drop ${kind} if exists ${name} cascade`
      })
      await (await connect()).query(drops.reverse().join(';'))
      await repairRules(await connect(), shopMigrations, names)
      expect(await describeSchema(database)).toEqual(before)
      await expect(check()).resolves.toBeUndefined()
    })

    it('are not held against a newer version, which may have changed them', async () => {
      await database.query("insert into schematicshop_migrations (name) values ('likes/0002_of_a_later_version')")
      await database.query('drop trigger count_like on likes')
      await expect(check()).resolves.toBeUndefined()
    })

    it('are held against a database that a room was in which the app no longer has', async () => {
      await database.query("insert into schematicshop_migrations (name) values ('ratings/0001_ratings')")
      await database.query('drop trigger count_like on likes')
      await expect(check()).rejects.toMatchObject({ code: 'rules_broken' })
    })
  })
})
