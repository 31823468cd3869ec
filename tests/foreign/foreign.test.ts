import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD, stranger } from '../integration/support/people'
import { sendRaw } from '../integration/support/sendRaw'
import type { JourneyApp } from '../journey/app'
import { describeGuards } from '../journey/guardSteps'
import { describeJourney } from '../journey/journeySteps'
import { addedLines, type ForeignApp, makeForeignApp } from './foreignApp'
import { packShop } from './packShop'

const QUOTA_BYTES = 150_000
const MiB = 1024 ** 2
/** Milliseconds: packages are installed and an app is built. */
const PREPARATION = 900_000

describe('an app of somebody else, with the packed shop', () => {
  let app: ForeignApp
  let journey: JourneyApp

  beforeAll(async () => {
    app = await makeForeignApp(await packShop(), {
      scanner: { kind: 'none' },
      trustedProxies: 1,
      quotas: { user: QUOTA_BYTES },
    })
    await app.command('payload', 'migrate:create', 'shop')
    await app.command('payload', 'migrate')
    await app.command('payload', 'generate:importmap')
    await app.command('payload', 'generate:types')
    await app.command('next', 'build')
    journey = {
      url: app.url,
      database: app.database,
      users: 'members',
      quotaBytes: QUOTA_BYTES,
      promote: async ({ id }) =>
        void (await app.database.query(`update members set role = 'moderator' where id = $1`, [id])),
    }
  }, PREPARATION)
  afterAll(() => app?.stop())

  it('adds it in at most ten lines', () => {
    expect(addedLines().length).toBeLessThanOrEqual(10)
  })

  it('refuses to start on a database without the rules of the shop, and says what to run', async () => {
    await expect(app.worker.start()).rejects.toThrow('npx schematicshop migrate')
    await expect(app.web.start()).rejects.toThrow('npx schematicshop migrate')
  })

  it('has them by its command, which has nothing to do the second time', async () => {
    expect(await app.command('schematicshop', 'migrate')).toContain('ran likes/')
    expect(await app.command('schematicshop', 'migrate')).not.toContain('ran ')
    await Promise.all([app.web.start(), app.worker.start()])
  })

  describe('runs', () => {
    describeJourney(() => journey)
    describeGuards(() => journey)
  })

  describe('and keeps what is its own', () => {
    it('is what it knows of its members, beside what the shop does', async () => {
      const fields = { email: 'ada@test.invalid', password: PASSWORD, username: 'ada', motto: '  Build on  ' }
      const { status, body } = await stranger(app).send('POST', '/api/members', fields)
      expect([status, body.doc.motto, body.doc.role]).toEqual([201, 'Build on', 'user'])
    })

    it('is its posts, its media and its pages', async () => {
      const ada = { email: 'ada@test.invalid', password: PASSWORD }
      const { body } = await stranger(app).send('POST', '/api/members/login', ada)
      const answer = await fetch(`${app.url}/api/posts`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `JWT ${body.token}` },
        body: JSON.stringify({ title: 'Hello', author: body.user.id }),
      })
      expect(answer.status).toBe(201)
      expect(await (await fetch(app.url)).text()).toContain('<li>Hello</li>')
      expect((await (await fetch(`${app.url}/api/media`)).json()).docs).toEqual([])
      expect((await (await fetch(`${app.url}/api/build-images`)).json()).docs).toEqual(expect.any(Array))
    })

    it('is its own routes, which take bodies larger than any of the shop', async () => {
      const headers = { 'Content-Length': String(3 * MiB) }
      const body = Array.from({ length: 3 }, () => Buffer.alloc(MiB))
      const answer = await sendRaw(app, { target: '/api/hello', method: 'POST', headers, body })
      expect([answer.status, JSON.parse(answer.text).bytes]).toEqual([200, 3 * MiB])
    })

    it('is its types: the shop’s collections are among them', () => {
      const types = readFileSync(path.join(app.folder, 'src', 'payload-types.ts'), 'utf8')
      expect(types).toContain("'build-images': BuildImage")
    })
  })
})
