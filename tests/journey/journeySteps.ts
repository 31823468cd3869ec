import { createHash, randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { BUILD_SIZE, makeBuild } from '../integration/support/builds'
import { type Json, PASSWORD, type Person, signIn, signUp, stranger } from '../integration/support/people'
import { publish, waitForFile } from '../integration/support/waitFor'
import type { JourneyApp } from './app'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const codesOf = (body: Json): string[] => body.errors.map((error: Json) => error.code ?? error.extensions?.code)

/**
 * What a player does in a shop, from signing up to being told that the storage is full, against whatever app has the
 * shop in it. Each answer is held against the app's own contract as well.
 */
export function describeJourney(getApp: () => JourneyApp): void {
  describe('the journey of a player', () => {
    let app: JourneyApp
    let owner: Person
    let other: Person
    let visitor: Person
    let id: string
    const file = makeBuild({ name: 'Journey', block: 'minecraft:purpur_block' })
    const usersPath = () => `/api/${app.users ?? 'users'}`
    const graphql = (person: Person, query: string) => person.send('POST', '/api/graphql', { query })

    beforeAll(async () => {
      app = getApp()
      visitor = stranger(app)
      owner = await signUp(app, 'owner')
      other = await signUp(app, 'other')
    })

    it('signs up, which makes a profile, and in with the right password alone', async () => {
      const { status, body } = await owner.ask(`${usersPath()}/me`)
      expect([status, body.user.email]).toEqual([200, owner.email])
      const wrong = { email: owner.email, password: `${PASSWORD}.` }
      const refused = await visitor.send('POST', `${usersPath()}/login`, wrong)
      expect([refused.status, codesOf(refused.body)]).toEqual([401, ['wrong_credentials']])
      expect((await signIn(app, owner.email)).id).toBe(owner.id)
      const profile = await visitor.ask(`/api/profiles/${owner.id}`)
      const { username } = profile.body
      expect([profile.status, owner.email.startsWith(`${username}@`)]).toEqual([200, true])
      expect((await owner.ask(`${usersPath()}/${username}`)).body.id).toBe(owner.id)
    })

    it('locks an account after five wrong passwords, also for the right one', async () => {
      const { email } = await signUp(app, 'guessed')
      const login = (password: string) => visitor.send('POST', `${usersPath()}/login`, { email, password })
      for (let attempt = 0; attempt < 5; attempt++)
        expect(codesOf((await login(`${PASSWORD}.`)).body)).toEqual(['wrong_credentials'])
      expect(codesOf((await login(PASSWORD)).body)).toEqual(['account_locked'])
    })

    it('changes its password by the current one alone', async () => {
      const person = await signUp(app, 'changing')
      const change = (password: string) =>
        person.send('POST', `${usersPath()}/change-password`, { password, newPassword: `${PASSWORD}!` })
      expect(codesOf((await change('wrong')).body)).toEqual(['wrong_password'])
      expect((await change(PASSWORD)).status).toBe(200)
    })

    it('uploads, and is answered at once', async () => {
      const listing = { title: 'Thunderous Windmill', tags: ['Medieval'], visibility: 'public' }
      const { status, body } = await owner.upload({ file, filename: 'windmill.schem', listing })
      expect({ status, doc: body.doc }).toMatchObject({
        status: 201,
        doc: { status: 'processing', file: { status: 'received', sha256: sha256(file), filesize: file.length } },
      })
      id = body.doc.id
    })

    it('is published once the file has gone its way, with what was found in it', async () => {
      await waitForFile(owner, id, 'ready')
      expect((await visitor.ask(`/api/schematics/${id}`)).body).toMatchObject({
        title: 'Thunderous Windmill',
        format: 'sponge',
        ...BUILD_SIZE,
        file: { status: 'ready', sha256: sha256(file) },
      })
    })

    it.each([
      ['a mistyped word', 'q=windmlil', true],
      ['its tag', 'tag=medieval', true],
      ['a block in it', 'block=purpur_block', true],
      ['a block that is not in it', 'block=bedrock', false],
    ])('is searched for by %s: %s', async (_what, query, isFound) => {
      const { status, body } = await visitor.ask(`/api/schematics/search?${query}`)
      expect([status, body.docs.some((doc: Json) => doc.id === id)]).toEqual([200, isFound])
    })

    it('is downloaded byte for byte, by its own name, and no longer than the link holds', async () => {
      const redirect = await visitor.ask(`/api/schematics/${id}/download`)
      expect(redirect.status).toBe(302)
      const link = new URL(redirect.headers.get('location') ?? '', app.url)
      const response = await fetch(link)
      expect(sha256(Buffer.from(await response.arrayBuffer()))).toBe(sha256(file))
      expect(response.headers.get('content-disposition')).toContain('windmill.schem')
      for (const name of link.searchParams.keys()) link.searchParams.set(name, '1')
      expect((await fetch(link)).status).toBe(403)
    })

    it('is liked once by each user, and not by visitors', async () => {
      const like = (person: Person, method = 'PUT') => person.send(method, `/api/schematics/${id}/like`)
      expect((await like(visitor)).status).toBe(401)
      expect((await like(other)).body).toEqual({ liked: true, likeCount: 1 })
      expect((await like(other)).body).toEqual({ liked: true, likeCount: 1 })
      expect((await like(owner)).body).toEqual({ liked: true, likeCount: 2 })
      expect((await like(owner, 'DELETE')).body).toEqual({ liked: false, likeCount: 1 })
    })

    it('is commented on, and answered', async () => {
      const said = await other.send('POST', '/api/comments', { schematic: id, body: 'What a mill!' })
      expect(said.status).toBe(201)
      const reply = { schematic: id, body: 'Thank you', parent: said.body.doc.id }
      expect((await owner.send('POST', '/api/comments', reply)).status).toBe(201)
      const { body } = await visitor.ask(`/api/comments?where[schematic][equals]=${id}&sort=createdAt`)
      expect(body.docs.map((comment: Json) => comment.body)).toEqual(['What a mill!', 'Thank you'])
      expect((await visitor.ask(`/api/schematics/${id}`)).body.commentCount).toBe(2)
    })

    it('is reported to moderators alone', async () => {
      const report = { kind: 'schematic', schematic: id, reason: 'stolen', text: 'This is mine.' }
      const { status, body } = await other.send('POST', '/api/reports', report)
      expect(status).toBe(201)
      expect((await owner.ask(`/api/reports/${body.doc.id}`)).status).toBe(403)
      const moderator = await signUp(app, 'moderator')
      await app.promote(moderator)
      const read = await moderator.ask(`/api/reports/${body.doc.id}`)
      expect([read.status, read.body.text]).toEqual([200, 'This is mine.'])
    })

    it('is refused what is no schematic at once, and what is a damaged one with a reason that strangers do not see', async () => {
      const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
      const none = await owner.upload({ file: picture, filename: 'picture.schem' })
      expect([none.status, codesOf(none.body)]).toEqual([415, ['not_a_schematic']])
      const damaged = makeBuild({ name: 'Damaged', level: 0 }).subarray(0, 200)
      const { body } = await owner.upload({ file: damaged, listing: { title: 'Damaged' } })
      const refused = await waitForFile(owner, body.doc.id, 'refused')
      expect(refused.file.reason).toBe('malformed')
      for (const way of ['', '/download'])
        expect((await visitor.ask(`/api/schematics/${body.doc.id}${way}`)).status).toBe(404)
    })

    it('is told when the storage is full, and has room again when a build is gone', async () => {
      const hoarder = await signUp(app, 'hoarder')
      // Bytes that no format compresses, in the file's own name of the build: two fit, three do not.
      const large = (name: string) =>
        makeBuild({ name: `${name}${randomBytes(app.quotaBytes / 5).toString('hex')}`, level: 0 })
      const first = await publish(hoarder, { file: large('one'), listing: { title: 'One' } })
      await publish(hoarder, { file: large('two'), listing: { title: 'Two' } })
      const third = { file: large('three'), listing: { title: 'Three' } }
      const full = await hoarder.upload(third)
      expect([full.status, codesOf(full.body)]).toEqual([413, ['quota_exceeded']])
      expect((await hoarder.send('DELETE', `/api/schematics/${first}`)).status).toBe(200)
      expect((await hoarder.upload(third)).status).toBe(201)
    })

    it('signs in by GraphQL as by REST', async () => {
      const login = (password: string) =>
        graphql(
          visitor,
          `mutation { login${app.userType ?? 'User'}(email: "${owner.email}", password: "${password}") { token user { id } } }`,
        )
      expect((await login(PASSWORD)).body.data).toEqual({
        [`login${app.userType ?? 'User'}`]: { token: expect.any(String), user: { id: owner.id } },
      })
      expect(codesOf((await login(`${PASSWORD}.`)).body)).toEqual(['wrong_credentials'])
    })

    it('finds, likes and comments by GraphQL as by REST', async () => {
      const found = await graphql(
        visitor,
        `{ Schematic(id: "${id}") { title owner { username } } searchSchematics(q: "windmill") { totalDocs } }`,
      )
      expect(found.body.data.Schematic).toMatchObject({ title: 'Thunderous Windmill' })
      expect(found.body.data.searchSchematics.totalDocs).toBe(1)
      const liked = await graphql(other, `mutation { likeSchematic(id: "${id}") { liked likeCount } }`)
      expect(liked.body.data.likeSchematic).toEqual({ liked: true, likeCount: 1 })
      const write = `mutation { createComment(data: { schematic: "${id}", body: "And by GraphQL" }) { body } }`
      expect((await graphql(other, write)).body.data.createComment.body).toBe('And by GraphQL')
      expect(codesOf((await graphql(visitor, write)).body)).toEqual(['sign_in_required'])
    })

    it.each([
      [
        'is too deep',
        `{ Schematics { docs ${'{ owner { user '.repeat(9)}{ id }${' } }'.repeat(9)} } }`,
        'query_too_complex',
      ],
      [
        'has too many aliases',
        `{ ${Array.from({ length: 16 }, (_, at) => `a${at}: __typename`).join(' ')} }`,
        'query_too_complex',
      ],
      ['costs too much', `{ Schematics { docs { ${'title '.repeat(600)} } } }`, 'query_too_complex'],
      ['asks for a field that there is not', '{ Schematics { docs { nothing } } }', 'bad_request'],
      ['gives a value of another type', '{ Schematics(limit: "many") { totalDocs } }', 'bad_request'],
      ['is no GraphQL', '{ Schematics {', 'bad_request'],
    ])('is told by GraphQL of a query that %s', async (_what, query, code) => {
      const { status, headers, body } = await graphql(visitor, query)
      expect([status, codesOf(body)[0]]).toEqual([400, code])
      expect(headers.get('content-type')).toMatch(/^application\/json\b/)
    })

    it('asks GraphQL by POST alone', async () => {
      const { status, body } = await visitor.ask('/api/graphql?query={__typename}')
      expect([status, codesOf(body)]).toEqual([405, ['method_not_allowed']])
    })

    it('reads the contract, which names what it did', async () => {
      const { status, body } = await visitor.ask('/api/openapi.json')
      expect([status, body.openapi]).toEqual([200, '3.1.0'])
      expect(Object.keys(body.paths)).toEqual(
        expect.arrayContaining([
          usersPath(),
          `${usersPath()}/login`,
          `/api/${app.media ?? 'media'}`,
          '/api/schematics/search',
          '/api/schematics/{id}/download',
          '/api/schematics/{id}/like',
          '/api/comments',
          '/api/reports',
        ]),
      )
    })

    it('reads it as a page, with scripts and styles from this app', async () => {
      const files = ['', '/start.js', '/swagger-ui.css', '/swagger-ui-bundle.js'].map((file) => `/api/docs${file}`)
      const found = await Promise.all(files.map((file) => fetch(app.url + file)))
      expect(found.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    })
  })
}
