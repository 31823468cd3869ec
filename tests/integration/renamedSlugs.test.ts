import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { schematicShop } from '@plugins/index'
import { shopMigrations } from '@plugins/migrations'
import { BasePayload, buildConfig } from 'payload'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { applyMigrations } from '@/core/migrations/applyMigrations'
import { checkMigrations } from '@/core/migrations/checkMigrations'
import { type SlugName, tableNamesOf } from '@/core/migrations/tableNames'
import { withClient } from '../../scripts/postgres/databases.mjs'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../setup/database'
import { readUp } from '../setup/payloadSchema'
import { TEST_SECRET } from '../setup/shopEnvironment'

/** One of them is a word of SQL, and `media` and `tags` are names that an app is likely to have itself. */
const SLUGS: Record<SlugName, string> = {
  users: 'user',
  profiles: 'shop-profiles',
  schematics: 'builds',
  schematicFiles: 'build-files',
  media: 'build-images',
  tags: 'build-tags',
  categories: 'shelves',
  comments: 'remarks',
  likes: 'hearts',
  follows: 'shop-follows',
  lists: 'collections',
  listItems: 'collection-items',
  storageAccounts: 'accounts',
  reports: 'complaints',
  notifications: 'news',
  auditLog: 'journal',
}
const names = tableNamesOf(SLUGS)
const defaults = tableNamesOf()

/** What Payload makes of the shop's collections in an app that has others of their default names. */
async function writeSchema(): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'renamed-'))
  const config = await buildConfig({
    secret: TEST_SECRET,
    telemetry: false,
    collections: ['media', 'tags'].map((slug) => ({ slug, fields: [{ name: 'of_the_app', type: 'text' }] })),
    db: postgresAdapter({ pool: {}, idType: 'uuidv7' }),
    plugins: [schematicShop({ slugs: SLUGS, logLevel: 'silent' })],
  })
  const payload = await new BasePayload().init({ config, disableOnInit: true, disableDBConnect: true })
  payload.db.migrationDir = folder
  await payload.db.createMigration({ payload, migrationName: 'renamed', forceAcceptWarning: true })
  const file = readdirSync(folder).find((name) => name.endsWith('_renamed.ts')) ?? ''
  const schema = readUp(path.join(folder, file))
  rmSync(folder, { recursive: true })
  return schema
}

describe('the rules in an app with slugs of its own', () => {
  let database: TestDatabase
  const query = (text: string) => database.query<Record<string, unknown>>(text)
  beforeAll(async () => {
    database = await createEmptyDatabase()
    const schema = await writeSchema()
    await withClient(database.url, async (client) => {
      await client.query(schema)
      await applyMigrations(client, shopMigrations, names)
    })
  })
  afterAll(() => database?.drop())

  it('are all there', async () => {
    await withClient(database.url, (client) => checkMigrations(client, shopMigrations, names))
  })

  it('name no table by the name it has in the shop', async () => {
    const foreign = Object.keys(SLUGS).map((name) => defaults[name as SlugName])
    const named = `\\m(from|join|into|update|on|using|table) +(${foreign.join('|')}|schematics_rels|users_sessions)\\M`
    expect(
      await query(`select proname from pg_proc where pronamespace = 'public'::regnamespace and prosrc ~* '${named}'`),
    ).toEqual([])
  })

  it('make tables of their own as in the shop', async () => {
    const own = Object.values(names).filter((name) => Object.values(defaults).includes(name))
    const columns = `select table_name, column_name from information_schema.columns
      where table_schema = 'public' and table_name in (${own.map((name) => `'${name}'`)}) order by 1, 2`
    const shop = await createTestDatabase()
    expect(await query(columns)).toEqual(await shop.query(columns))
    await shop.drop()
  })

  describe('work:', () => {
    const ids = Array.from({ length: 8 }, (_, at) => `'00000000-0000-7000-8000-00000000000${at}'::uuid`)
    const [alex, steve, build, file, object, tag, list, comment] = ids
    const id = 'gen_random_uuid()'
    let client: pg.Client
    const firstRow = async (text: string) => Object.values((await client.query(text)).rows[0] ?? {}).map(String)
    beforeAll(async () => {
      client = new pg.Client({ connectionString: database.url })
      await client.connect()
      await client.query(`
        insert into "user" (id, email) values (${alex}, 'alex@example.org'), (${steve}, 'steve@example.org');
        insert into ${names.profiles} (id, user_id, username, display_name)
          values (${alex}, ${alex}, 'alex', 'Alex'), (${steve}, ${steve}, 'steve', 'Steve');
        insert into ${names.storageAccounts} (id, owner_id, quota_bytes) values (${id}, ${alex}, 1000);
        insert into ${names.storedObjects} (id, key, bytes, sha256) values (${object}, 'a', 10, repeat('a', 64));
        begin;
        insert into ${names.schematicFiles} (id, filename, filesize, sha256, schematic_id, owner_id, object_id)
          values (${file}, 'a.schem', 10, repeat('a', 64), ${build}, ${alex}, ${object});
        insert into ${names.schematics} (id, title, slug, owner_id, file_id)
          values (${build}, 'Castle', 'castle', ${alex}, ${file});
        commit;
        insert into ${names.tags} (id, name, slug) values (${tag}, 'Stone', 'stone');
        insert into ${names.schematicsRels} ("order", parent_id, path, ${names.tags}_id)
          values (1, ${build}, 'tags', ${tag});
        begin;
        select set_config('shop.writer', 'pipeline', true);
        update ${names.schematics} set status = 'ready', published_at = now() where id = ${build};
        commit;
        insert into ${names.likes} (id, user_id, schematic_id) values (${id}, ${steve}, ${build});
        insert into ${names.schematicVisits} values (${build}, 'download', current_date, 'a visitor');
        insert into ${names.comments} (id, schematic_id, author_id, body) values (${comment}, ${build}, ${steve}, 'Fine');
        insert into ${names.comments} (id, schematic_id, author_id, body, parent_id)
          values (${id}, ${build}, ${alex}, 'So', ${comment});
        insert into ${names.follows} (id, follower_id, profile_id) values (${id}, ${steve}, ${alex});
        insert into ${names.lists} (id, title, slug, owner_id) values (${list}, 'Castles', 'castles', ${steve});
        insert into ${names.listItems} (id, list_id, schematic_id, position) values (${id}, ${list}, ${build}, 1);
        insert into ${names.reports} (id, kind, schematic_id, reason, reporter_id)
          values (${id}, 'schematic', ${build}, 'spam', ${steve})`)
    })
    beforeEach(() => client.query('begin'))
    afterEach(() => client.query('rollback'))
    afterAll(() => client?.end())

    it('what is counted', async () => {
      const counts = await firstRow(`
        select like_count, comment_count, download_count, schematic_count, p.follower_count, used_bytes, item_count, d.likes
        from ${names.schematics} s join ${names.profiles} p on p.id = s.owner_id
          join ${names.storageAccounts} a on a.owner_id = p.id join ${names.listItems} i on i.schematic_id = s.id
          join ${names.lists} l on l.id = i.list_id join ${names.schematicDays} d on d.schematic_id = s.id`)
      expect(counts).toEqual(['1', '2', '1', '1', '1', '10', '1', '1'])
      await client.query(`delete from ${names.likes}`)
      expect(await firstRow(`select like_count from ${names.schematics}`)).toEqual(['0'])
    })

    it('what is found', async () => {
      expect(await firstRow(`select tags, owner, in_use from ${names.schematicSearch}, ${names.tags}`)).toEqual([
        'stone',
        'alex',
        'true',
      ])
    })

    it('what a suspension withholds', async () => {
      await client.query(`update "user" set state = 'suspended', hide_content = true where id = ${alex}`)
      const seen = `(select count(*) from ${names.schematicSearch})`
      expect(await firstRow(`select visibility, ${seen} from ${names.schematics}`)).toEqual(['private', '0'])
    })

    it('what stays of a user that others answered', async () => {
      await client.query(`delete from "user" where id = ${steve}`)
      const left = `(select author_id from ${names.comments} where id = ${comment}), (select count(*) from ${names.lists})`
      expect(await firstRow(`select like_count, ${left} from ${names.schematics}`)).toEqual(['0', 'null', '0'])
    })

    it('what goes with a user, and the report that outlives it', async () => {
      await client.query(`delete from "user" where id = ${alex}`)
      const builds = `(select count(*) from ${names.schematics})`
      expect(await firstRow(`select schematic_id, ${builds} from ${names.reports}`)).toEqual(['null', '0'])
    })
  })
})
