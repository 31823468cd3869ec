import { validateUsername } from '@collections/Profiles/validateUsername'
import { closeSender } from '@jobs/boss'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { adoptUsers } from '@plugins/accounts/commands/adoptUsers'
import { readConfirmation } from '@plugins/accounts/confirmation'
import { describeFiles } from '@plugins/pipeline/jobs/describeFiles'
import { requeueFiles } from '@plugins/pipeline/jobs/requeueFiles'
import { requeueLinkPictures } from '@plugins/sharing/jobs/requeueLinkPictures'
import { BasePayload, buildConfig, createLocalReq, type Payload, type TypedUser } from 'payload'
import { PgBoss } from 'pg-boss'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contextOf } from '@/core/context/context'
import { withResilientPool } from '@/core/database/withResilientPool'
import { withClient } from '../scripts/postgres/databases.mjs'
import { makeBuild } from '../tests/integration/support/builds'
import { addUpload, addUser } from '../tests/integration/support/ownShop'
import { createEmptyDatabase, type TestDatabase } from '../tests/setup/database'
import { readPayloadSchema } from '../tests/setup/payloadSchema'
import { makeTestFolder } from '../tests/setup/testRun'
import { schematicShop } from '.'
import { shopMigrations } from './migrations'
import type { ShopOptions } from './types'

async function likeAs(payload: Payload, user: TypedUser, id: string): Promise<void> {
  const endpoints = payload.collections.schematics.config.endpoints || []
  const like = endpoints.find(({ path, method }) => path === '/:id/like' && method === 'put')
  const req = await createLocalReq({ user }, payload)
  expect((await like?.handler(Object.assign(req, { routeParams: { id } })))?.status).toBe(200)
}

describe('an app that starts on a database with the tables of Payload alone', () => {
  let database: TestDatabase
  let payload: BasePayload | undefined
  beforeEach(async () => {
    database = await createEmptyDatabase()
    await withClient(database.url, (client) => client.query(readPayloadSchema()))
  })
  afterEach(async () => {
    if (payload) await closeSender(contextOf(payload))
    await payload?.destroy()
    payload = undefined
    await database.drop()
  })

  const secret = 'a secret for tests that is long enough'
  const start = async (migrateAtBoot: boolean, options: ShopOptions = {}) => {
    const config = await buildConfig({
      secret,
      telemetry: false,
      // What a developer's app has unless it says otherwise.
      db: postgresAdapter({ pool: { connectionString: database.url }, idType: 'uuidv7', push: true }),
      plugins: [schematicShop({ migrateAtBoot, logLevel: 'silent', ...options })],
    })
    payload = new BasePayload()
    return payload.init({ config })
  }
  /** What the app did before it had the shop: it knows its users alone. */
  const withoutShop = async (work: (app: BasePayload) => Promise<unknown>) => {
    const config = await buildConfig({
      secret,
      telemetry: false,
      collections: [{ slug: 'users', auth: { maxLoginAttempts: 0 }, fields: [] }],
      // Payload's own way keeps a connection that nothing can close.
      db: withResilientPool(
        postgresAdapter({ pool: { connectionString: database.url }, idType: 'uuidv7', push: false }),
      ),
    })
    const app = await new BasePayload().init({ config })
    await work(app)
    await app.destroy()
    await (app.db as unknown as { pool: { end(): Promise<void> } }).pool.end()
  }
  const applied = async () => (await database.query('select name from schematicshop_migrations')).length

  it('makes the rules and queues where it says so', async () => {
    await start(true)
    expect(await applied()).toBe(shopMigrations.length)
    expect(await database.query("select to_regclass('pgboss.job') is not null as there")).toEqual([{ there: true }])
  })

  it('makes users who were there before at home in the shop', async () => {
    const emails = ['ada@test.invalid', 'bob@test.invalid']
    const password = 'correct horse battery'
    await withoutShop(async (app) => {
      for (const email of emails) await app.create({ collection: 'users', data: { email, password } as never })
    })
    const shop = await start(true, { dataDir: makeTestFolder('adopted'), quotas: { user: 5_000 } })
    const profiles = await database.query<{ username: string; quota: string }>(
      'select username, quota_bytes as quota from profiles p join storage_accounts a on a.owner_id = p.id',
    )
    expect(new Set(profiles.map(({ username }) => username)).size).toBe(2)
    for (const { username, quota } of profiles)
      expect([validateUsername(username), /ada|bob|test/.test(username), quota]).toEqual([true, false, '5000'])

    const [ada, bob] = await Promise.all(
      emails.map(async (email) => {
        const { user } = await shop.login({ collection: 'users', data: { email, password } })
        return { ...user, collection: 'users' as const }
      }),
    )
    const adaId = String(ada?.id)
    expect(await readConfirmation(shop, adaId)).toEqual({ email: emails[0], confirmed: true })
    const { id } = await addUpload(shop, adaId, makeBuild({ name: 'Adopted' }), { visibility: 'public' })
    expect(
      await database.query('select used_bytes > 0 as used from storage_accounts where owner_id = $1', [adaId]),
    ).toEqual([{ used: true }])
    await database.query(`begin; select set_config('shop.writer', 'pipeline', true);
      update schematics set status = 'ready', published_at = now() where id = '${id}'; commit`)
    const as = { user: bob as TypedUser, overrideAccess: false, depth: 0 }
    await shop.create({ collection: 'comments', data: { schematic: id, body: 'Fine' } as never, ...as })
    await likeAs(shop, as.user, id)
    expect(await database.query('select like_count::int, comment_count::int from schematics')).toEqual([
      { like_count: 1, comment_count: 1 },
    ])
  })

  it('adopts those who come by another door of the app later, once, and leaves all others as they are', async () => {
    const shop = await start(true)
    const known = await addUser(shop)
    await database.query(`insert into users (id, email, role) values
      (gen_random_uuid(), 'b@test.invalid', 'user'), (gen_random_uuid(), 'a@test.invalid', 'moderator')`)
    expect(await adoptUsers(shop)).toBe(2)
    expect(await adoptUsers(shop)).toBe(0)
    expect(
      await database.query(
        `select u.role, quota_bytes is null as unlimited, c.email = u.email as confirmed, p.username = $1 as known
        from users u join profiles p on p.user_id = u.id join storage_accounts a on a.owner_id = u.id
        join confirmed_emails c on c.user_id = u.id order by u.email desc`,
        [known.username],
      ),
    ).toEqual([
      { role: 'user', unlimited: false, confirmed: true, known: true },
      { role: 'user', unlimited: false, confirmed: true, known: false },
      { role: 'moderator', unlimited: true, confirmed: true, known: false },
    ])
  })

  describe('that has a pg-boss of its own', () => {
    const startOwn = async () => {
      const boss = await new PgBoss({
        connectionString: database.url,
        supervise: false,
        schedule: false,
        max: 1,
      }).start()
      await boss.createQueue('newsletter')
      await boss.schedule('newsletter', '0 8 * * 1')
      return boss
    }
    const schedules = async (schema: string) =>
      (await database.query<{ name: string }>(`select name from ${schema}.schedule order by name`)).map(
        ({ name }) => name,
      )

    it('is asked for a schema of the shop’s own, and works with it', async () => {
      await (await startOwn()).stop({ graceful: false })
      await expect(start(true)).rejects.toThrow("jobSchema: 'shop_jobs'")
      await payload?.destroy()
      const shop = await start(true, { jobSchema: 'shop_jobs' })
      expect(await schedules('pgboss')).toEqual(['newsletter'])
      expect(await schedules('shop_jobs')).toContain('sweep-objects')
      const { id } = await addUser(shop)
      const { file } = await addUpload(shop, id, makeBuild({ name: 'Elsewhere' }))
      expect(await database.query('select data from shop_jobs.job')).toEqual([{ data: { fileId: file.id } }])
      for (const sweep of [requeueFiles, describeFiles, requeueLinkPictures])
        await sweep({ payload: shop, signal: new AbortController().signal })
    })

    it('keeps its queues and schedules beside those of the shop', async () => {
      await start(true)
      await (await startOwn()).stop({ graceful: false })
      await payload?.destroy()
      await start(true)
      expect(await schedules('pgboss')).toEqual(expect.arrayContaining(['newsletter', 'sweep-objects']))
    })
  })

  it('is refused where it does not, and has no schema pushed, which would drop what the rules make', async () => {
    await expect(start(false)).rejects.toMatchObject({ code: 'migrations_missing' })
    expect(payload?.db).toMatchObject({ push: false })
  })
})
