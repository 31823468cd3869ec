import { randomBytes } from 'node:crypto'
import type { Payload } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askApi, signIn } from './support/inProcess'
import { addListed } from './support/listed'
import { addUser, closeShop, openShop, queryIn } from './support/ownShop'

describe('what a request writes', () => {
  let payload: Payload
  let owner: Awaited<ReturnType<typeof addUser>>
  let token: string
  let modToken: string
  let id: string
  let picture: string

  beforeAll(async () => {
    payload = await openShop()
    owner = await addUser(payload)
    const moderator = await addUser(payload, 'moderator')
    token = await signIn(owner.email)
    modToken = await signIn(moderator.email)
    id = await addListed(queryIn(payload), {
      title: 'Tower',
      owner: owner.id,
      slug: 'tower-0000abcd',
      tags: ['tall'],
    })
    const drawn = sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    const data = await drawn.png().toBuffer()
    const file = { data, name: 'a.png', mimetype: 'image/png', size: data.length }
    const media = { alt: 'A tower', owner: owner.id, kind: 'gallery' as const }
    picture = (await payload.create({ collection: 'media', data: media, file, overrideAccess: true, depth: 0 })).id
  })
  afterAll(async () => {
    await closeShop(payload)
  })

  const patch = (body: unknown, headers: Record<string, string> = {}, as = token) =>
    askApi('PATCH', `/schematics/${id}`, { body, token: as, headers })

  it.each([
    ['file', '019ad000-0000-7000-8000-000000000000'],
    ['status', 'refused'],
    ['likeCount', 7],
    ['owner', '019ad000-0000-7000-8000-000000000000'],
    ['slug', 'another'],
    ['id', '019ad000-0000-7000-8000-000000000000'],
    ['createdAt', '2020-01-01T00:00:00.000Z'],
    ['colour', 'red'],
    ['__proto', 1],
  ])('is told that %s is not for it to write', async (field, value) => {
    const { status, body } = await patch({ title: 'Keep', [field]: value })
    expect({ status, error: body.errors?.[0] }).toMatchObject({ status: 400, error: { code: 'invalid_field', field } })
    const { title } = await payload.findByID({ collection: 'schematics', id, overrideAccess: true, depth: 0 })
    expect(title).toBe('Tower')
  })

  it('may send back what it has read', async () => {
    for (const depth of [0, 1]) {
      const { body: doc } = await askApi('GET', `/schematics/${id}?depth=${depth}`, { token })
      const { category: _, tags: __, gallery: ___, ...plain } = doc
      expect((await patch({ ...plain, title: 'Tower' })).status).toBe(200)
    }
  })

  it('may come from the panel’s form, which sends all of an older document', async () => {
    const answer = await patch(
      { likeCount: 99, title: 'Tower' },
      { Referer: 'http://localhost:3000/admin/collections' },
    )
    expect(answer).toMatchObject({ status: 200, body: { doc: { likeCount: 0 } } })
  })

  it('learns nothing of a document that its sender may not read', async () => {
    const other = await addListed(queryIn(payload), { title: 'Mine', owner: owner.id, visibility: 'private' })
    const stranger = await signIn((await addUser(payload)).email)
    const answers = await Promise.all(
      [0, 7].map((likeCount) => askApi('PATCH', `/schematics/${other}`, { body: { likeCount }, token: stranger })),
    )
    expect(answers.map(({ status, body }) => [status, body.errors[0].code])).toEqual([
      [answers[0]?.status, answers[0]?.body.errors[0].code],
      [answers[0]?.status, answers[0]?.body.errors[0].code],
    ])
    expect(answers[0]?.status).toBeGreaterThanOrEqual(403)
  })

  it('is told so at signing up, in a list and in a row of a profile', async () => {
    const username = `someone-${randomBytes(4).toString('hex')}`
    const account = { email: `${username}@test.invalid`, password: 'correct horse battery', username }
    const asAdmin = await askApi('POST', '/users', { body: { ...account, role: 'admin' } })
    expect(asAdmin).toMatchObject({ status: 400, body: { errors: [{ code: 'invalid_field', field: 'role' }] } })
    expect((await askApi('POST', '/users', { body: { ...account, role: 'user' } })).status).toBe(201)

    const list = await askApi('POST', '/lists', { body: { title: 'Mine', slug: 'mine' }, token })
    expect(list).toMatchObject({ status: 400, body: { errors: [{ field: 'slug' }] } })
    const links = [{ label: 'Home', url: 'https://example.org', color: 'red' }]
    const row = await askApi('PATCH', `/profiles/${owner.id}`, { body: { links }, token })
    expect(row).toMatchObject({ status: 400, body: { errors: [{ field: 'links.0.color' }] } })
  })

  it('is what a moderator may write, where it is one', async () => {
    const comment = await askApi('POST', '/comments', { body: { schematic: id, body: 'Well built' }, token })
    expect(comment.status).toBe(201)
    const path = `/comments/${comment.body.doc.id}`
    const own = await askApi('PATCH', path, { body: { removed: true }, token })
    expect(own).toMatchObject({ status: 400, body: { errors: [{ field: 'removed' }] } })
    expect((await askApi('PATCH', path, { body: { removed: true }, token: modToken })).status).toBe(200)
  })

  it.each(['prefix', '_objectKey', 'url', 'filename', 'mimeType', 'width', 'sizes', 'focalX'])(
    'is told that %s is for the picture itself to say',
    async (field) => {
      const value = field === 'sizes' ? { card: { url: 'https://example.org' } } : field === 'width' ? 5 : 'x'
      const body = { alt: 'A tower', [field]: field === 'focalX' ? 7 : value }
      const answer = await askApi('PATCH', `/media/${picture}`, { body, token })
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ code: 'invalid_field', field }] } })
    },
  )

  it('is never a copy of what another wrote', async () => {
    const secret = { schematic: id, body: 'What nobody is to read any more' }
    const comment = await askApi('POST', '/comments', { body: secret, token })
    const path = `/comments/${comment.body.doc.id}`
    expect((await askApi('PATCH', path, { body: { removed: true }, token: modToken })).status).toBe(200)
    const stranger = await signIn((await addUser(payload)).email)
    expect((await askApi('POST', `${path}/duplicate`, { body: {}, token: stranger })).status).toBe(404)
    const shop = await payload.config
    const copying = shop.collections.filter(
      ({ disableDuplicate, endpoints }) =>
        !disableDuplicate || (endpoints || []).some((endpoint) => endpoint.path.endsWith('/duplicate')),
    )
    expect(copying.map(({ slug }) => slug)).toEqual([])
  })

  it.each(['PATCH', 'DELETE'])('that there is not is not found, by %s of any name', async (method) => {
    const unknown = ['no-such-thing', '019ad000-0000-7000-8000-000000000000']
    const hidden = await addListed(queryIn(payload), { title: 'Mine', owner: owner.id, visibility: 'private' })
    const stranger = await signIn((await addUser(payload)).email)
    const body = method === 'PATCH' ? { title: 'Another' } : undefined
    const ask = (path: string, as?: string) => askApi(method, path, { ...(body && { body }), ...(as && { token: as }) })
    for (const name of unknown)
      for (const collection of ['schematics', 'lists']) {
        const path = `/${collection}/${name}`
        expect(await ask(path, token)).toMatchObject({ status: 404, body: { errors: [{ code: 'not_found' }] } })
        expect(await ask(path)).toMatchObject({ status: 401, body: { errors: [{ code: 'sign_in_required' }] } })
      }
    expect(await ask(`/schematics/${hidden}`, stranger)).toMatchObject({ status: 404 })
    expect(await ask(`/schematics/${id}`, stranger)).toMatchObject({ status: 403 })
  })

  it('names a tag by its word, also one that looks like an id', async () => {
    const slug = '0198c0de-0000-7000-8000-00000000beef'
    const made = { title: 'Odd', owner: owner.id, slug: 'odd-0000abcd', tags: [slug] }
    await addListed(queryIn(payload), made)
    const tag = await askApi('GET', `/tags/${slug}`)
    expect(tag).toMatchObject({ status: 200, body: { slug } })
    expect((await askApi('PUT', `/tags/${slug}/follow`, { token })).body).toMatchObject({ following: true })
    expect((await askApi('GET', `/tags/${tag.body.id}`)).body.slug).toBe(slug)
  })

  it('names a tag by its id, and an account by the username', async () => {
    const { docs } = await payload.find({ collection: 'tags', limit: 1, overrideAccess: true, depth: 0 })
    const followed = await askApi('PUT', `/tags/${docs[0]?.id}/follow`, { token })
    expect(followed).toMatchObject({ status: 200, body: { following: true } })
    const { username } = await payload.findByID({
      collection: 'profiles',
      id: owner.id,
      overrideAccess: true,
      depth: 0,
    })
    for (const collection of ['users', 'profiles', 'storage-accounts'])
      expect((await askApi('GET', `/${collection}/${username.toUpperCase()}`, { token })).body.id).toBe(owner.id)
  })

  describe('a build named by its slug', () => {
    it.each([
      ['GET', '/schematics/tower-0000abcd', 200],
      ['GET', '/schematics/tower-0000abcd/summary', 200],
      ['PUT', '/schematics/tower-0000abcd/like', 200],
      ['DELETE', '/schematics/tower-0000abcd/like', 200],
      ['GET', '/schematics/tower-0000abcd/download', 302],
      ['GET', '/schematics/tower-0000abcd/conversions', 200],
      ['GET', '/schematics/tower-0000abcd/events', 200],
      ['GET', '/schematics/no-such-build', 404],
      ['GET', '/schematics/no-such-build/summary', 404],
      ['PUT', '/schematics/no-such-build/like', 404],
      ['GET', '/schematics/no-such-build/download', 404],
      ['GET', '/schematics/no-such-build/events', 404],
      ['GET', '/lists/choices?schematic=tower-0000abcd', 200],
      ['GET', '/uploads/journeys?ids=tower-0000abcd', 200],
      ['GET', `/schematics/${encodeURIComponent('замок-0000abcd')}/summary`, 404],
    ])('%s %s answers %s', async (method, path, status) => {
      expect(await askApi(method, path, { token })).toMatchObject({ status })
    })

    it('is found in any script', async () => {
      const slug = 'замок-0000abce'
      const castle = await addListed(queryIn(payload), { title: 'Замок', owner: owner.id, slug })
      const path = `/schematics/${encodeURIComponent(slug)}/summary`
      expect((await askApi('GET', path)).body.id).toBe(castle)
    })

    it('is written about, put into lists and changed with others', async () => {
      const comment = { schematic: 'tower-0000abcd', body: 'A tower' }
      expect((await askApi('POST', '/comments', { body: comment, token })).status).toBe(201)
      const report = { kind: 'schematic', schematic: 'tower-0000abcd', reason: 'spam' }
      expect((await askApi('POST', '/reports', { body: report, token })).status).toBe(201)
      const list = await askApi('POST', '/lists', { body: { title: 'Towers' }, token })
      const item = `/lists/${list.body.doc.slug}/items/tower-0000abcd`
      expect((await askApi('PUT', item, { token })).body).toEqual({ listed: true, itemCount: 1 })
      const ids = ['tower-0000abcd', 'no-such-build']
      const bulk = await askApi('POST', '/schematics/bulk', {
        body: { ids, action: 'visibility', visibility: 'public' },
        token,
      })
      expect(bulk.body.results.map(({ done }: { done: boolean }) => done)).toEqual([true, false])
    })
  })

  it('names times in one form', async () => {
    const summary = await askApi('GET', '/schematics/tower-0000abcd/summary')
    const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
    expect(summary.body.publishedAt).toMatch(iso)
    const found = await askApi('GET', '/schematics/search')
    expect(found.body.docs[0].publishedAt).toMatch(iso)
    expect((await askApi('GET', '/users/sessions', { token })).body.sessions[0].createdAt).toMatch(iso)
    expect((await askApi('GET', `/schematics/${id}/events`, { token })).body.receivedAt).toMatch(iso)
  })

  it('names formats by one name and understands their others', async () => {
    const names = ['sponge', 'sponge3', 'schem']
    const found = await Promise.all(names.map((name) => askApi('GET', `/schematics/search?format=${name}`)))
    expect(found.map(({ status, body }) => [status, body.totalDocs > 0])).toEqual(names.map(() => [200, true]))
    expect(found[1]?.body).toEqual(found[0]?.body)
    expect((await askApi('GET', '/schematics/search?format=bmp')).status).toBe(400)
    expect((await askApi('GET', '/schematics/search?format=constructor')).status).toBe(400)
  })

  it.each([
    ['POST', '/users/change-password', { password: 'x', newPassword: 'y', role: 'admin' }, 'role'],
    ['PUT', '/schematics/tower-0000abcd/details', { title: 'Tower', file: 'x' }, 'file'],
    ['PUT', '/schematics/tower-0000abcd/gallery', { pictures: [], order: [] }, 'order'],
    ['POST', '/schematics/bulk', { ids: ['x'], action: 'delete', force: true }, 'force'],
    ['POST', '/notifications/read', { all: true, kind: 'likes' }, 'kind'],
    [
      'POST',
      '/notifications/choices',
      { choices: [{ kind: 'likes', channel: 'mail', wanted: true, x: 1 }] },
      'choices.0.x',
    ],
    ['POST', '/uploads', { filename: 'a.schem', bytes: 10, status: 'done' }, 'status'],
  ])('%s %s names a field that there is none of', async (method, path, body, field) => {
    const answer = await askApi(method, path, { body, token })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ code: 'invalid_field', field }] } })
  })

  it('is read again: what one is told of', async () => {
    const choices = [{ kind: 'likes', channel: 'mail', wanted: true }]
    const written = await askApi('POST', '/notifications/choices', { body: { choices }, token })
    const read = await askApi('GET', '/notifications/choices', { token })
    expect(read).toMatchObject({ status: 200, body: written.body })
    expect(read.body.choices.likes).toEqual({ site: true, mail: true })
    expect((await askApi('GET', '/notifications/choices')).status).toBe(401)
  })
})
