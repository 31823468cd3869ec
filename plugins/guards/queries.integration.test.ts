import { sql } from '@payloadcms/db-postgres'
import { createLocalReq, type FlattenedField, type Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { adapterOf } from '@/core/database/executor'
import { log } from '@/core/log/log'
import { addBuild } from '../../tests/integration/support/addBuild'
import { type ApiAnswer, type Caller, callAs, callAsUser } from '../../tests/integration/support/callApi'
import { addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import { shapeErrors } from './shapeErrors'

vi.mock('@jobs/engine/pool', () => import('../../tests/integration/support/engineInThread'))

/**
 * What nobody may sort or search by, and what only some may: names as the config has them, to be sure that it is read
 * right.
 */
const SECRETS = [
  'hash',
  'salt',
  'resetPasswordToken',
  'resetPasswordExpiration',
  'loginAttempts',
  'lockUntil',
  'sessions.id',
]

const UNKNOWN = '01990000-0000-7000-8000-00000000dead'
const refused = ({ status, body }: ApiAnswer) => [status, body?.errors?.[0]?.code]
const invalid = [400, 'invalid_query']

describe('queries', () => {
  let payload: Payload
  let stranger: Caller
  let member: Caller
  let owner: Caller
  let moderator: Caller
  let build: { id: string; slug: string; fileId: string }
  let ownerId: string
  const query = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    queryIn(payload)<Row>(text, values)
  const everybody = () => ({ stranger, member, owner, moderator })
  const whereOf = (where: unknown) => `where=${encodeURIComponent(JSON.stringify(where))}`

  beforeAll(async () => {
    payload = await openShop()
    const users = await Promise.all([addUser(payload), addUser(payload), addUser(payload, 'moderator')])
    ;[member, owner, moderator] = (await Promise.all(users.map((user) => callAsUser(payload, user)))) as [
      Caller,
      Caller,
      Caller,
    ]
    stranger = callAs()
    ownerId = users[1].id
    build = await addBuild(payload, ownerId)
  })
  afterAll(() => closeShop(payload))

  describe('by what is hidden', () => {
    /** Paths by which each collection leads to accounts, up to three relations away. */
    const pathsToUsers = () => {
      const found: { slug: string; path: string }[] = []
      const walk = (start: string, slug: string, path: string, hops: number) => {
        const config = payload.config.collections.find((each) => each.slug === slug)
        if (slug === 'users') found.push({ slug: start, path })
        if (hops === 3 || !config) return
        for (const field of config.flattenedFields)
          if ((field.type === 'relationship' || field.type === 'upload') && typeof field.relationTo === 'string')
            walk(start, field.relationTo, `${path}${field.name}.`, hops + 1)
      }
      for (const { slug } of payload.config.collections) if (!slug.startsWith('payload-')) walk(slug, slug, '', 0)
      return found
    }

    it('no list is sorted or searched, from any collection, at any depth, in any spelling, by anyone', async () => {
      const paths = pathsToUsers()
      expect(paths.length).toBeGreaterThan(20)
      const wrong: unknown[] = []
      for (const { slug, path } of paths)
        for (const secret of SECRETS)
          for (const [who, caller] of Object.entries(everybody()))
            for (const spelled of [`${path}${secret}`, `${path}${secret}`.replaceAll('.', '__')])
              for (const asked of [
                `sort=${spelled}`,
                `sort=-${spelled}`,
                `where[${spelled}][exists]=true`,
                `where[or][0][${spelled}][like]=a`,
              ]) {
                const answer = await caller.ask('GET', `/api/${slug}?depth=0&${asked}`)
                if (answer.status !== 400) wrong.push([who, slug, asked, answer.status])
              }
      expect(wrong).toEqual([])
    }, 300_000)

    it('no list is sorted or searched by a field that the user may not read in every document', async () => {
      const wrong: unknown[] = []
      let restricted = 0
      for (const { slug, flattenedFields } of payload.config.collections) {
        if (slug.startsWith('payload-')) continue
        for (const field of flattenedFields as (FlattenedField & { name: string })[]) {
          const rule = 'access' in field ? field.access?.read : undefined
          if (!rule && !('hidden' in field && field.hidden)) continue
          restricted += 1
          for (const asked of [`sort=${field.name}`, `where[${field.name}][exists]=true`]) {
            const answer = await stranger.ask('GET', `/api/${slug}?depth=0&${asked}`)
            if (answer.status !== 400) wrong.push([slug, asked, answer.status])
          }
        }
      }
      expect(restricted).toBeGreaterThan(15)
      expect(wrong).toEqual([])
    })

    it('GraphQL answers no such query either', async () => {
      for (const asked of [
        'sort: "user.hash"',
        'sort: "-user__resetPasswordToken"',
        'where: { user: { exists: true } }',
      ]) {
        const { body } = await stranger.graphql(`{ Profiles(${asked}) { docs { id } } }`)
        expect([asked, body.errors?.[0]?.extensions?.statusCode ?? body.errors?.length]).toEqual([asked, 400])
      }
    })

    it('the text of a removed comment is not guessed, and moderators find it', async () => {
      const { body: comment } = await member.ask('POST', '/api/comments', {
        schematic: build.id,
        body: 'a secret word',
      })
      await moderator.ask('PATCH', `/api/comments/${comment.doc.id}`, { removed: true })
      for (const caller of [stranger, member, owner])
        for (const asked of [
          'where[body][contains]=secret',
          'where[body][like]=a',
          'sort=body',
          'where[parent.body][like]=a',
        ])
          expect([asked, ...refused(await caller.ask('GET', `/api/comments?${asked}`))]).toEqual([asked, ...invalid])
      const { body } = await moderator.ask('GET', '/api/comments?where[body][contains]=secret')
      expect(body.docs).toHaveLength(1)
      for (const asked of [
        '',
        'select[body]=true',
        'select[removed]=false',
        'select[schematic]=false&select[removed]=false',
      ]) {
        const answer = await stranger.ask('GET', `/api/comments/${comment.doc.id}?${asked}`)
        expect([asked, answer.status, answer.body.body]).toEqual([asked, 200, undefined])
      }
      const { body: reply } = await owner.ask('POST', '/api/comments', {
        schematic: build.id,
        body: 'an answer',
        parent: comment.doc.id,
      })
      const told = await stranger.ask('GET', `/api/comments/${reply.doc.id}?depth=1&populate[comments][body]=true`)
      expect(told.body.parent.body).toBeUndefined()
    })

    it('moderators sort and search as the panel does', async () => {
      for (const asked of [
        'users?sort=email&where[email][contains]=a',
        'profiles?sort=user.email',
        'likes?sort=userName&where[userName][like]=a',
        'reports?sort=reporterName',
        `comments?${whereOf({ or: [{ body: { like: 'x' } }] })}`,
        `schematics?${whereOf({ and: [{ or: [{ title: { like: 'x' } }, { id: { like: 'x' } }] }] })}`,
        `schematics?${whereOf({ id: { not_equals: '' } })}`,
        'schematic-files?sort=failedStep&where[failure][exists]=true',
      ])
        expect([asked, (await moderator.ask('GET', `/api/${asked}`)).status]).toEqual([asked, 200])
    })
  })

  describe('that ask for much', () => {
    it('are refused past three relations and twenty conditions, wherever they lie', async () => {
      const ask = async (where: unknown) =>
        refused(await stranger.ask('GET', `/api/schematics?depth=0&${whereOf(where)}`))
      const conditions = (count: number) =>
        Array.from({ length: count }, (_, each) => ({ title: { not_equals: `x${each}` } }))
      const threeAway = whereOf({ 'file.schematic.file.filename': { equals: 'x' } })
      expect(refused(await moderator.ask('GET', `/api/schematics?depth=0&${threeAway}`))).toEqual([200, undefined])
      expect(await ask({ 'file.schematic.file.schematic.title': { equals: 'x' } })).toEqual(invalid)
      expect(await ask({ [`${'file.schematic.'.repeat(12)}title`]: { equals: 'x' } })).toEqual(invalid)
      expect(await ask({ and: conditions(20) })).toEqual([200, undefined])
      expect(await ask({ and: conditions(21) })).toEqual(invalid)
      expect(await ask({ or: [{ and: conditions(10) }, { or: conditions(11) }] })).toEqual(invalid)
      expect(await ask({ title: Object.fromEntries(conditions(21).map((_, each) => [`equals${each}`, 'x'])) })).toEqual(
        invalid,
      )
      expect(await ask({ id: { in: Array.from({ length: 1001 }, () => UNKNOWN) } })).toEqual(invalid)
      let deep: unknown = { title: { equals: 'x' } }
      for (let level = 0; level < 1000; level += 1) deep = { and: [deep] }
      expect(await ask(deep)).toEqual(invalid)
    })

    it('are refused at once where their conditions together join many tables', async () => {
      const far = ['file.schematic.file.filename', 'file__schematic__file__filename']
      for (const path of far) {
        const conditions = Array.from({ length: 4 }, (_, each) => ({ [path]: { contains: `a${each}` } }))
        const queries = [
          whereOf({ or: conditions }),
          whereOf({ and: [{ or: conditions.slice(0, 2) }, { or: conditions.slice(2) }] }),
          whereOf({ or: conditions.map((each) => ({ tags: { equals: UNKNOWN }, ...each })) }),
          whereOf({ or: Array.from({ length: 20 }, () => ({ 'tags.name': { contains: 'a' } })) }),
          `sort=${Array(5).fill(path.replace('filename', 'schematic')).join(',')}`,
          `${whereOf(conditions[0])}&sort=${Array(4).fill('file.schematic.likeCount').join(',')}`,
        ]
        for (const asked of queries) {
          const started = performance.now()
          const answer = await stranger.ask('GET', `/api/schematics?depth=0&${asked}`)
          expect([asked, ...refused(answer)]).toEqual([asked, ...invalid])
          expect(performance.now() - started).toBeLessThan(1000)
          expect((await stranger.ask('GET', `/api/schematics/count?${asked}`)).status).toBe(
            asked.startsWith('sort') ? 200 : 400,
          )
        }
      }
      const lists = Array.from(
        { length: 9 },
        (_, at) => `l${at}: Schematics(where: { tags: { equals: "${UNKNOWN}" } }) { totalDocs }`,
      )
      const { body } = await stranger.graphql(`{ ${lists.join(' ')} }`)
      expect(body.errors?.[0]?.message).toContain('too many relations')
      for (const asked of [
        whereOf({ 'file.schematic.title': { contains: 'a' } }),
        whereOf({
          and: [
            { tags: { equals: UNKNOWN } },
            { 'category.slug': { equals: 'x' } },
            { 'owner.username': { like: 'x' } },
          ],
        }),
      ])
        expect([asked, (await stranger.ask('GET', `/api/schematics?${asked}`)).status]).toEqual([asked, 200])
    })

    it('look for fifty words at most, each once', async () => {
      const ask = async (where: unknown) =>
        refused(await stranger.ask('GET', `/api/schematics?depth=0&${whereOf(where)}`))
      const words = (count: number) => Array.from({ length: count }, (_, each) => `w${each}`).join(' ')
      expect(await ask({ title: { like: 'a '.repeat(400) } })).toEqual([200, undefined])
      expect(await ask({ title: { like: words(50) } })).toEqual([200, undefined])
      expect(await ask({ or: [{ title: { like: words(30) } }, { title: { not_like: words(21) } }] })).toEqual(invalid)
    })

    it('are read whole, or not at all', async () => {
      const asked = [
        'where[constructor][equals]=x',
        'where[and][0][title][equals]=A build&where[and][1][title][toString]=x',
        `${'x&'.repeat(1_000)}where[title][equals]=nothing`,
      ]
      for (const search of asked)
        for (const [method, body] of [['GET'], ['DELETE'], ['PATCH', { title: 'Changed' }]] as const)
          expect([search, method, ...refused(await owner.ask(method, `/api/schematics?${search}`, body))]).toEqual([
            search,
            method,
            400,
            'bad_request',
          ])
      expect(await query('select title from schematics where id = $1', [build.id])).toEqual([{ title: 'A build' }])
    })

    it('find text as it is written, wildcards and all', async () => {
      const { id: author } = await addUser(payload)
      const [plain, odd] = [
        await addBuild(payload, author, 'public', 'Plain'),
        await addBuild(payload, author, 'public', 'Odd_1%\\'),
      ]
      const find = async (asked: unknown) => {
        const { status, body } = await stranger.ask(
          'GET',
          `/api/schematics?depth=0&${whereOf({ and: [{ id: { in: [plain.id, odd.id] } }, { title: asked }] })}`,
        )
        return [
          status,
          body.docs
            ?.map(({ title }: { title: string }) => title)
            .sort()
            .join(),
        ]
      }
      for (const operator of ['like', 'contains']) {
        for (const sign of ['_', '%', '\\', 'd_1', '1%\\'])
          expect(await find({ [operator]: sign })).toEqual([200, 'Odd_1%\\'])
        expect(await find({ [operator]: 'PLAI' })).toEqual([200, 'Plain'])
        expect(await find({ [operator]: 'Pl_in' })).toEqual([200, ''])
      }
      for (const sign of ['_', '%', '\\', 'odd']) expect(await find({ not_like: sign })).toEqual([200, 'Plain'])
      expect(await find({ not_like: 'Odd nothing' })).toEqual([200, 'Odd_1%\\,Plain'])
      const ids = `${plain.id},${odd.id}`
      expect((await moderator.ask('DELETE', `/api/schematics?where[id][in]=${ids}`)).status).toBe(200)
    })

    it('find what they say, also where one object holds both lists and operators', async () => {
      const find = async (where: unknown) =>
        (await stranger.ask('GET', `/api/schematics?depth=0&${whereOf(where)}`)).body.docs?.length
      expect(await find({ title: { equals: 'A build' } })).toBe(1)
      expect(await find({ title: { like: 'build', not_equals: 'A build' } })).toBe(0)
      expect(await find({ and: [{ title: { equals: 'nothing' } }], or: [{ title: { equals: 'A build' } }] })).toBe(0)
      expect(await find({ owner: { equals: ownerId } })).toBe(1)
      // Well-formed, though of no version that there is: it finds nothing, and is not “without an owner”.
      expect(await find({ category: { equals: '00000000-0000-0000-0000-000000000001' } })).toBe(0)
      expect(await find({ category: { equals: null } })).toBe(1)
      expect(await find({ category: { exists: false } })).toBe(1)
      expect(await find({ id: { like: 'tower' } })).toBe(0)
    })
  })

  describe('that change or remove', () => {
    const wheres: unknown[] = [
      {},
      { or: [] },
      { and: [] },
      { or: [{}] },
      { and: [{}] },
      { and: [{ or: [] }] },
      { category: { equals: 'castles' } },
      { category: { in: 'castles' } },
      { category: { exists: 'castles' } },
      { category: {} },
      { category: { equals: '' } },
      { id: { not_equals: '' } },
      { id: { not_in: [] } },
      { id: { equals: 'nope' } },
      { title: { like: '' } },
      { title: { contains: '' } },
      { status: { equals: 'nope' } },
      { createdAt: { equals: 'yesterday' } },
      { likeCount: { equals: 'none' } },
      { nope: { equals: 1 } },
      { and: [{ title: { equals: 'A build' } }, {}] },
      { title: { contains: ' ' } },
      { title: { like: '  ' } },
      { title: { not_like: ' ' } },
      { title: { exists: true } },
      { title: { not_equals: 'nothing' } },
      { title: { not_like: '\\' } },
      { title: { not_in: ['nothing'] } },
      { category: { equals: null } },
      { id: { exists: true } },
      { createdAt: { greater_than: '2000-01-01' } },
      { likeCount: { greater_than_equal: 0 } },
      { or: [{ title: { equals: 'A build' } }, { id: { exists: true } }] },
      { and: [{ or: [{ title: { equals: 'A build' } }, { and: [{ title: { exists: true } }] }] }] },
    ]

    it.each(['_', '%', '\\', '%%', '_ _'])('change nothing by the wildcard %s, which no title has', async (sign) => {
      for (const operator of ['like', 'contains']) {
        const asked = whereOf({ title: { [operator]: sign } })
        const answer = await owner.ask('DELETE', `/api/schematics?${asked}`)
        expect([answer.status, answer.body.docs]).toEqual([200, []])
      }
      expect(await query('select title from schematics where id = $1', [build.id])).toEqual([{ title: 'A build' }])
    })

    it.each(wheres.map((where) => [JSON.stringify(where)]))('change nothing by %s', async (where) => {
      for (const [method, body] of [['DELETE'], ['PATCH', { title: 'Changed' }]] as const) {
        const answer = await owner.ask(method, `/api/schematics?where=${encodeURIComponent(where)}`, body)
        expect([method, ...refused(answer)]).toEqual([method, ...invalid])
      }
      for (const asked of ['', '?where=', '?where[or]=', '?where[]=1'])
        expect([asked, (await owner.ask('DELETE', `/api/schematics${asked}`)).status]).toEqual([asked, 400])
      expect(await query('select title from schematics where id = $1', [build.id])).toEqual([{ title: 'A build' }])
    })

    it('change a hundred at a time at most', async () => {
      const hundred = "select gen_random_uuid(), $1::uuid, 'many', 'many-' || n from generate_series(1, $2::int) n"
      await query(`insert into lists (id, owner_id, title, slug) ${hundred}`, [ownerId, 101])
      const where = whereOf({ title: { equals: 'many' } })
      for (const [method, body] of [['DELETE'], ['PATCH', { title: 'few' }]] as const)
        expect([method, ...refused(await owner.ask(method, `/api/lists?${where}`, body))]).toEqual([method, ...invalid])
      await query(`delete from lists where id = (select id from lists where title = 'many' limit 1)`)
      const { status, body } = await owner.ask('DELETE', `/api/lists?${where}`)
      expect([status, body.docs.length]).toEqual([200, 100])
    })

    it('say of each document what was wrong with it, by a code', async () => {
      const { status, body } = await owner.ask('PATCH', `/api/schematics?where[id][equals]=${build.id}`, { title: ' ' })
      expect([status, body.errors[0].id, body.errors[0].code]).toEqual([400, build.id, 'invalid_field'])
    })

    it('change what they name', async () => {
      const other = await addBuild(payload, ownerId, 'public', 'Another')
      const answer = await owner.ask('DELETE', `/api/schematics?where[id][in]=${other.id}&where[title][equals]=Another`)
      expect([answer.status, answer.body.docs.length]).toEqual([200, 1])
      expect(await query('select title from schematics where owner_id = $1', [ownerId])).toEqual([{ title: 'A build' }])
    })
  })

  describe('that choose fields', () => {
    it('shape the answer alone: an account’s quota stays when its language is set', async () => {
      const quota = () =>
        query('select quota_bytes::text as bytes from storage_accounts where owner_id = $1', [ownerId])
      await query('update storage_accounts set quota_bytes = 12345 where owner_id = $1', [ownerId])
      for (const select of ['select[email]=true', 'select[id]=true', 'select[role]=false']) {
        const { status, body } = await owner.ask('PATCH', `/api/users/${ownerId}?${select}`, { locale: 'fr' })
        expect([select, status, 'role' in body.doc]).toEqual([select, 200, false])
      }
      expect(await quota()).toEqual([{ bytes: '12345' }])
    })

    it('change no operation of any collection', async () => {
      const admin = await callAsUser(payload, await addUser(payload, 'admin'))
      const slug = `x${Date.now()}`
      const created: Record<string, unknown> = {
        comments: { schematic: build.id, body: 'Hello' },
        lists: { title: 'A list' },
        reports: { kind: 'schematic', schematic: build.id, reason: 'spam' },
        tags: { name: 'A tag', slug },
        categories: { name: 'A category', slug },
        users: { email: `${slug}@test.invalid`, password: 'correct horse battery', username: slug },
      }
      const changed: Record<string, unknown> = {
        comments: { body: 'Hello again' },
        lists: { title: 'Another list' },
        reports: { status: 'resolved' },
        tags: { name: 'Another tag' },
        categories: { name: 'Another category' },
        users: { role: 'premium' },
      }
      for (const [collection, data] of Object.entries(created)) {
        const post = await admin.ask('POST', `/api/${collection}?select[id]=true`, data)
        expect([collection, post.status, Object.keys(post.body.doc ?? post.body)]).toEqual([collection, 201, ['id']])
        const { id } = post.body.doc
        const patch = await admin.ask('PATCH', `/api/${collection}/${id}?select[id]=true`, changed[collection])
        expect([collection, patch.status, patch.body.doc]).toEqual([collection, 200, { id }])
        const bulk = await admin.ask(
          'PATCH',
          `/api/${collection}?select[id]=true&where[id][in]=${id}`,
          changed[collection],
        )
        expect([collection, bulk.status, bulk.body.docs]).toEqual([collection, 200, [{ id }]])
        const gone = await admin.ask('DELETE', `/api/${collection}?select[id]=true&where[id][in]=${id}`)
        expect([collection, gone.status, gone.body.docs]).toEqual([collection, 200, [{ id }]])
      }
      const patch = await owner.ask('PATCH', `/api/schematics/${build.id}?select[id]=true`, { description: 'New' })
      expect([patch.status, patch.body.doc]).toEqual([200, { id: build.id }])
      const gone = await moderator.ask('DELETE', `/api/schematics/${build.id}?select[id]=true`)
      expect([gone.status, gone.body.doc]).toEqual([200, { id: build.id }])
      const told = await query<{ text: string }>(
        'select data::text as text from notifications where recipient_id = $1',
        [ownerId],
      )
      expect(told.map(({ text }) => text).join()).toContain('A build')
    })
  })

  it('two who sign up with one name at once are not both told of a fault', async () => {
    const username = `twin-${Date.now()}`
    const answers = await Promise.all(
      [1, 2, 3, 4].map((each) =>
        stranger.ask('POST', '/api/users', {
          email: `${username}-${each}@test.invalid`,
          password: 'correct horse battery',
          username,
        }),
      ),
    )
    const told = answers.map(({ status, body }) => `${status} ${body.errors?.[0]?.code ?? ''}`.trim()).sort()
    expect(told).toEqual(['201', '400 username_taken', '400 username_taken', '400 username_taken'])
  })

  it('what does not exist is no reference, and what is none is named', async () => {
    const own = await addBuild(payload, ownerId)
    for (const [data, field] of [
      [{ category: 'castles' }, 'category'],
      [{ category: UNKNOWN }, 'category'],
      [{ tags: ['foo'] }, 'tags.0'],
      [{ tags: [UNKNOWN] }, 'tags'],
      [{ title: 5 }, 'title'],
    ] as const) {
      const { status, body } = await owner.ask('PATCH', `/api/schematics/${own.id}`, data)
      expect([status, body.errors[0].code, body.errors[0].field]).toEqual([400, 'invalid_field', field])
    }
  })

  it('no picture is fetched from an address, nor taken for one by its name', async () => {
    for (const data of [
      { alt: 'A', url: 'http://127.0.0.1:9/a.png', filename: 'a.png' },
      { alt: 'A', filename: 'a.png' },
      { alt: 'A' },
    ]) {
      const answer = await owner.ask('POST', '/api/media', data)
      expect(refused(answer)).toEqual([400, 'missing_file'])
    }
    for (const file of [
      'null',
      '5',
      'x',
      '{"filename":"a.png"}',
      '{"filename":"a.png","clientUploadContext":{"signedReceipt":"x"}}',
    ]) {
      const form = new FormData()
      form.set('_payload', '{"alt":"A"}')
      form.set('file', file)
      const answer = await owner.send(
        new Request('http://localhost:3000/api/media', {
          method: 'POST',
          body: form,
          headers: { 'Content-Length': '500' },
        }),
      )
      expect([file, answer.status, typeof answer.body.errors[0].code]).toEqual([file, 400, 'string'])
    }
  })

  it('that are not JSON are told so, and not written down as a fault nor with what they say', async () => {
    const fault = vi.spyOn(payload.logger, 'error')
    const told = vi.spyOn(log, 'info')
    for (const [method, asked] of [
      ['GET', 'where=secret-x'],
      ['DELETE', 'where={secret-x'],
      ['PATCH', 'where=secret-x&depth=0'],
    ] as const) {
      const answer = await owner.ask(method, `/api/schematics?${asked}`, method === 'GET' ? undefined : {})
      expect([asked, ...refused(answer), answer.body.errors[0].field]).toEqual([asked, 400, 'bad_request', 'where'])
    }
    expect(fault).not.toHaveBeenCalled()
    expect(told).toHaveBeenCalledTimes(3)
    expect(JSON.stringify(told.mock.calls)).not.toContain('secret')
    vi.restoreAllMocks()
  })

  it('no account is given another name by a change that says nothing of it', async () => {
    const { status, body } = await owner.ask('PATCH', `/api/users/${ownerId}`, { username: 'zzz' })
    expect([status, body.errors?.[0]?.code, body.errors?.[0]?.field]).toEqual([400, 'invalid_field', 'username'])
  })

  it('that take too long end with an error that says so', async () => {
    expect(await query('show statement_timeout')).toEqual([{ statement_timeout: '15s' }])
    const { drizzle } = adapterOf(payload)
    const failed = await drizzle
      .transaction(async (tx) => {
        await tx.execute(sql`set local statement_timeout = 20`)
        await tx.execute(sql`select pg_sleep(5)`)
      })
      .catch((error: unknown) => error)
    const answer = await shapeErrors({
      error: failed as Error,
      req: await createLocalReq({}, payload),
      context: {},
      collection: null,
      result: { errors: [{ message: 'Something went wrong.' }] },
    } as unknown as Parameters<typeof shapeErrors>[0])
    expect(answer).toMatchObject({ status: 503, response: { errors: [{ code: 'query_timeout' }] } })
  })
})
