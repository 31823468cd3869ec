import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD, stranger } from '../integration/support/people'
import { sendRaw } from '../integration/support/sendRaw'
import type { JourneyApp } from '../journey/app'
import { describeGuards } from '../journey/guardSteps'
import { describeJourney } from '../journey/journeySteps'
import { PROJECT } from '../setup/slot'
import { addedLines, type ForeignApp, makeForeignApp } from './foreignApp'
import { packShop } from './packShop'

const QUOTA_BYTES = 150_000
const MiB = 1024 ** 2
const json = { 'Content-Type': 'application/json' }
/** Milliseconds: packages are installed and an app is built. */
const PREPARATION = 900_000

describe('a foreign app with the packed shop', () => {
  let app: ForeignApp
  let journey: JourneyApp

  beforeAll(async () => {
    app = await makeForeignApp(await packShop(), {
      scanner: { kind: 'none' },
      trustedProxies: 1,
      quotas: { user: QUOTA_BYTES },
    })
    await Promise.all([
      app.command('payload', 'migrate:create', 'shop'),
      app.command('payload', 'generate:importmap'),
      app.command('payload', 'generate:types'),
    ])
    await Promise.all([app.command('next', 'build'), app.command('payload', 'migrate')])
    journey = {
      url: app.url,
      database: app.database,
      users: 'members',
      userType: 'Member',
      media: 'build-images',
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
    await Promise.all(
      [app.worker, app.web].map((one) => expect(one.start()).rejects.toThrow('npx schematicshop migrate')),
    )
  })

  it(
    'has them by its command, which has nothing to do the second time',
    async () => {
      expect(await app.command('schematicshop', 'migrate')).toContain('ran likes/')
      expect(await app.command('schematicshop', 'migrate')).not.toContain('ran ')
      await Promise.all([app.web.start(), app.worker.start()])
    },
    PREPARATION,
  )

  describe('runs', () => {
    describeJourney(() => journey)
    describeGuards(() => journey)
  })

  describe('and keeps what is its own', () => {
    let ada: { id: string; token: string }
    const post = (method: string, target: string, body: object) =>
      fetch(app.url + target, {
        method,
        headers: { ...json, Authorization: `JWT ${ada.token}` },
        body: JSON.stringify(body),
      })
    const graphql = async (query: string) => {
      const { data, errors } = await (await post('POST', '/api/graphql', { query })).json()
      expect(errors).toBeUndefined()
      return data
    }

    it('is what it knows of its members, beside what the shop does', async () => {
      const fields = { email: 'ada@test.invalid', password: PASSWORD, username: 'ada', motto: '  Build on  ' }
      const { status, body } = await stranger(app).send('POST', '/api/members', fields)
      expect([status, body.doc.motto, body.doc.role]).toEqual([201, 'Build on', 'user'])
      const signedIn = await stranger(app).send('POST', '/api/members/login', {
        email: fields.email,
        password: PASSWORD,
      })
      ada = { id: body.doc.id, token: signedIn.body.token }
    })

    it('is its posts, its media and its pages', async () => {
      const answer = await post('POST', '/api/posts', { title: 'Hello', author: ada.id, unknown: 'left out' })
      expect(answer.status).toBe(201)
      const { doc } = await answer.json()
      expect(doc).toMatchObject({ title: 'Hello', author: { email: 'ada@test.invalid' } })
      expect(doc).not.toHaveProperty('unknown')
      expect(await (await fetch(app.url)).text()).toContain('<li>Hello</li>')
      expect((await (await fetch(`${app.url}/api/media`)).json()).docs).toEqual([])
      expect((await (await fetch(`${app.url}/api/build-images`)).json()).docs).toEqual(expect.any(Array))
    })

    it('is what Payload answers about them, errors and pages alike', async () => {
      const stranger = await fetch(`${app.url}/api/posts`, { method: 'POST', headers: json, body: '{"title":"No"}' })
      expect([stranger.status, await stranger.json()]).toEqual([
        403,
        { errors: [{ message: 'You are not allowed to perform this action.' }] },
      ])
      const untitled = await post('POST', '/api/posts', {})
      const [error] = (await untitled.json()).errors
      expect([untitled.status, error.message, error.code]).toEqual([
        400,
        'The following field is invalid: Title',
        undefined,
      ])
      const { limit } = await (await fetch(`${app.url}/api/posts?limit=500`)).json()
      expect(limit).toBe(500)
    })

    it('is what GraphQL has of them: fields, inputs and mutations', async () => {
      const written = await graphql(
        `mutation { createPost(data: { title: "By GraphQL", body: "Twice", author: "${ada.id}" }) { id title author { motto } } }`,
      )
      expect(written.createPost).toMatchObject({ title: 'By GraphQL', author: { motto: 'Build on' } })
      const changed = await graphql(
        `mutation { updatePost(id: "${written.createPost.id}", data: { body: "Once" }) { body } }`,
      )
      expect(changed.updatePost.body).toBe('Once')
      const read = await graphql(`{
        Posts(draft: false, pagination: false) { totalDocs }
        countPosts { totalDocs }
        docAccessPost(id: "${written.createPost.id}") { __typename }
        Access { __typename }
      }`)
      expect(read).toEqual({
        Posts: { totalDocs: 2 },
        countPosts: { totalDocs: 2 },
        docAccessPost: { __typename: expect.any(String) },
        Access: { __typename: 'Access' },
      })
    })

    it('is not what the panel keeps for itself', async () => {
      const answer = await post('POST', '/api/graphql', { query: '{ PayloadPreferences { totalDocs } }' })
      expect(answer.status).toBe(400)
    })

    it('is no part of the contract of the shop', async () => {
      const { paths } = await (await fetch(`${app.url}/api/openapi.json`)).json()
      const slugs = new Set(Object.keys(paths).map((address) => address.split('/')[2]))
      expect(['posts', 'media', 'users'].filter((slug) => slugs.has(slug))).toEqual([])
    })

    it('is its route handlers, which are Payload’s standard ones, as the shop’s are', () => {
      for (const route of ['[...slug]', 'graphql']) {
        const file = path.join('src', 'app', '(payload)', 'api', route, 'route.ts')
        expect(readFileSync(path.join(PROJECT, file), 'utf8')).toBe(readFileSync(path.join(app.folder, file), 'utf8'))
      }
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
