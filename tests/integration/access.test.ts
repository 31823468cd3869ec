import { hashFile } from '@jobs/handlers/hashFile'
import { inspectFile } from '@jobs/handlers/inspectFile'
import { renderPreview } from '@jobs/handlers/renderPreview'
import { scanFile } from '@jobs/handlers/scanFile'
import { addToList } from '@plugins/lists/commands/changeItems'
import { followPerson, followTag } from '@plugins/people/commands/follow'
import { createLocalReq, initTransaction, killTransaction, type Payload, type TypedUser } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { defaultAccess } from '../../node_modules/payload/dist/auth/defaultAccess.js'
import { addDefaultsToCollectionConfig } from '../../node_modules/payload/dist/collections/config/defaults.js'
import { type Shop, startShop } from '../setup/shop'
import { makeBuild } from './support/builds'
import { addUpload, addUser, closeShop, openShop, queryIn } from './support/ownShop'
import { type Person, signUp, stranger } from './support/people'
import { queryOf } from './support/stored'

vi.mock('@jobs/engine/pool', () => import('./support/engineInThread'))

const who = ['stranger', 'other', 'owner', 'moderator', 'admin'] as const
type Who = (typeof who)[number]
const everybody = [...who]
const members: Who[] = ['other', 'owner', 'moderator', 'admin']
const ownerAndStaff: Who[] = ['owner', 'moderator', 'admin']
const staff: Who[] = ['moderator', 'admin']
const nobody: Who[] = []

type Rules = { create: Who[]; read: Who[]; update: Who[]; delete: Who[] }
/** Who may do what to a document that belongs to `owner`, on a published public build unless it says otherwise. */
const rules: Record<string, Rules> = {
  schematics: { create: nobody, read: everybody, update: ownerAndStaff, delete: ownerAndStaff },
  'schematics (private)': { create: nobody, read: ownerAndStaff, update: ownerAndStaff, delete: ownerAndStaff },
  'schematics (processing)': { create: nobody, read: ownerAndStaff, update: ownerAndStaff, delete: ownerAndStaff },
  'schematic-files': { create: nobody, read: everybody, update: nobody, delete: nobody },
  'schematic-files (private)': { create: nobody, read: ownerAndStaff, update: nobody, delete: nobody },
  'schematic-files (processing)': { create: nobody, read: ownerAndStaff, update: nobody, delete: nobody },
  media: { create: members, read: everybody, update: staff, delete: ownerAndStaff },
  'media (private)': { create: members, read: ownerAndStaff, update: staff, delete: ownerAndStaff },
  'media (gallery)': { create: members, read: everybody, update: staff, delete: ownerAndStaff },
  'media (private gallery)': { create: members, read: ownerAndStaff, update: staff, delete: ownerAndStaff },
  'media (of no build yet)': { create: members, read: ownerAndStaff, update: staff, delete: ownerAndStaff },
  comments: { create: members, read: everybody, update: ownerAndStaff, delete: ownerAndStaff },
  'comments (private)': { create: ownerAndStaff, read: ownerAndStaff, update: ownerAndStaff, delete: ownerAndStaff },
  likes: { create: nobody, read: ownerAndStaff, update: nobody, delete: nobody },
  reports: { create: everybody, read: staff, update: staff, delete: ['admin'] },
  'reports (of what is private)': { create: ownerAndStaff, read: staff, update: staff, delete: ['admin'] },
  notifications: { create: nobody, read: ['owner'], update: nobody, delete: ['owner'] },
  'follows (of a person)': { create: nobody, read: everybody, update: nobody, delete: nobody },
  'follows (of a tag)': { create: nobody, read: ownerAndStaff, update: nobody, delete: nobody },
  lists: { create: members, read: everybody, update: ownerAndStaff, delete: ownerAndStaff },
  'lists (private)': { create: members, read: ownerAndStaff, update: ownerAndStaff, delete: ownerAndStaff },
  'list-items': { create: nobody, read: everybody, update: nobody, delete: nobody },
  'list-items (of a private list)': { create: nobody, read: ownerAndStaff, update: nobody, delete: nobody },
  'list-items (a private build)': { create: nobody, read: ownerAndStaff, update: nobody, delete: nobody },
  'list-items (another’s private build)': { create: nobody, read: staff, update: nobody, delete: nobody },
  tags: { create: staff, read: everybody, update: staff, delete: staff },
  categories: { create: staff, read: everybody, update: staff, delete: staff },
  users: { create: everybody, read: ownerAndStaff, update: ['owner', 'admin'], delete: ['admin'] },
  profiles: { create: nobody, read: everybody, update: ownerAndStaff, delete: nobody },
  'audit-log': { create: nobody, read: staff, update: nobody, delete: nobody },
  'storage-accounts': { create: nobody, read: ownerAndStaff, update: ['admin'], delete: nobody },
}
const operations = ['create', 'read', 'update', 'delete'] as const
/** Also those that the table below has no line for: older versions of a document, and ending the lock of an account. */
const everyOperation = [...operations, 'readVersions', 'unlock'] as const
/** What Payload puts in where a collection names no rule. */
const payloadsOwn = new Set(Object.values(addDefaultsToCollectionConfig({ slug: 'any', fields: [] }).access ?? {}))
const table = Object.entries(rules).flatMap(([subject, rule]) =>
  operations.map((operation) => [subject, operation, rule[operation]] as const),
)

describe('the access rules', () => {
  let payload: Payload
  let people: Record<Who, TypedUser | null>
  let documents: Record<string, string>
  let data: Record<string, Record<string, unknown>>
  let picture: Buffer

  const context = () => ({ payload, signal: new AbortController().signal })
  const addBuild = async (ownerId: string, visibility: 'public' | 'private') => {
    const { id, file } = await addUpload(payload, ownerId, makeBuild({ name: visibility }), { visibility })
    for (const handler of [hashFile, scanFile, inspectFile, renderPreview])
      await handler({ fileId: file.id }, context())
    const [row] = await queryIn(payload)<{ preview: string }>(
      'select preview_id as preview from schematics where id = $1',
      [id],
    )
    return { id, fileId: file.id, preview: row?.preview ?? '' }
  }

  /** Does it inside of a transaction that is never committed. */
  const attempt = async (person: Who, subject: string, operation: (typeof operations)[number]) => {
    const collection = subject.replace(/ \(.*/, '') as 'tags'
    const req = await createLocalReq({ ...(people[person] && { user: people[person] }) }, payload)
    await initTransaction(req)
    const asked = { collection, req, overrideAccess: false, depth: 0 }
    const one = { ...asked, id: documents[subject] ?? '' }
    const file = { data: picture, mimetype: 'image/png', name: 'a.png', size: picture.length }
    const does = {
      create: () =>
        payload.create({
          ...asked,
          data: (data[subject] ?? {}) as never,
          ...(collection === ('media' as string) && { file }),
        }),
      read: () => payload.findByID(one),
      update: () => payload.update({ ...one, data: {} }),
      delete: () => payload.delete(one),
    }
    try {
      await does[operation]()
      return 'allowed'
    } catch (error) {
      const { status } = error as { status?: number }
      if (status === 403 || status === 404 || status === 401) return 'denied'
      throw error
    } finally {
      await killTransaction(req)
    }
  }

  beforeAll(async () => {
    payload = await openShop()
    picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#7d8597' } })
      .png()
      .toBuffer()
    const [other, owner, moderator, admin] = await Promise.all([
      addUser(payload),
      addUser(payload),
      addUser(payload, 'moderator'),
      addUser(payload, 'admin'),
    ])
    people = { stranger: null, other, owner, moderator, admin } as never
    const open = await addBuild(owner.id, 'public')
    const hidden = await addBuild(owner.id, 'private')
    const fresh = await addUpload(payload, owner.id, makeBuild({ name: 'processing' }))
    const asOwner = { user: owner as TypedUser, overrideAccess: false, depth: 0 }
    const comment = (schematic: string) =>
      payload.create({ collection: 'comments', data: { schematic, body: 'Hello' } as never, ...asOwner })
    const [first, second] = [await comment(open.id), await comment(hidden.id)]
    const addPicture = (schematic?: string) =>
      payload.create({
        collection: 'media',
        data: { alt: 'A picture', kind: 'gallery', owner: owner.id, schematic },
        file: { data: picture, mimetype: 'image/png', name: 'a.png', size: picture.length },
        depth: 0,
        user: owner as TypedUser,
      })
    const report = (schematic: string) =>
      payload.create({
        collection: 'reports',
        data: { kind: 'schematic', schematic, reason: 'spam' } as never,
        ...asOwner,
      })
    const likeId = '01990000-0000-7000-8000-000000000001'
    const query = queryIn(payload)
    await query('insert into likes (id, user_id, schematic_id) values ($1, $2, $3)', [likeId, owner.id, open.id])
    const list = (visibility: 'public' | 'private') =>
      payload.create({ collection: 'lists', data: { title: 'A list', visibility } as never, ...asOwner })
    const [shownList, hiddenList] = [await list('public'), await list('private')]
    const anothers = await addBuild(other.id, 'public')
    await addToList(payload, owner as never, shownList.id, open.id)
    await addToList(payload, owner as never, shownList.id, hidden.id)
    await addToList(payload, owner as never, hiddenList.id, open.id)
    await addToList(payload, owner as never, shownList.id, anothers.id)
    await payload.update({ collection: 'schematics', id: anothers.id, data: { visibility: 'private' } })
    const itemOf = async (listId: string, schematicId: string) =>
      (
        await query<{ id: string }>('select id from list_items where list_id = $1 and schematic_id = $2', [
          listId,
          schematicId,
        ])
      )[0]?.id ?? ''
    const [account] = await query<{ id: string }>('select id from storage_accounts where owner_id = $1', [owner.id])
    const noticeId = '01990000-0000-7000-8000-000000000002'
    await query(
      `insert into notifications (id, recipient_id, kind, group_key, told_at) values ($1, $2, 'storage', 'storage', now())`,
      [noticeId, owner.id],
    )
    const lineId = '01990000-0000-7000-8000-000000000003'
    await query(`insert into audit_log (id, kind, action) values ($1, 'system', 'audit.trimmed')`, [lineId])
    const [category] = await query<{ id: string }>('select id from categories limit 1')
    const tag = await payload.create({ collection: 'tags', data: { name: 'Tower', slug: 'tower' } })
    await query(`insert into schematics_rels ("order", parent_id, path, tags_id) values (1, $1, 'tags', $2)`, [
      open.id,
      tag.id,
    ])
    await followPerson(payload, owner.id, other.id)
    await followTag(payload, owner.id, tag.slug)
    const follows = await query<{ id: string; tag: boolean }>('select id, tag_id is not null as tag from follows')
    documents = {
      'follows (of a person)': follows.find((row) => !row.tag)?.id ?? '',
      'follows (of a tag)': follows.find((row) => row.tag)?.id ?? '',
      lists: shownList.id,
      'lists (private)': hiddenList.id,
      'list-items': await itemOf(shownList.id, open.id),
      'list-items (of a private list)': await itemOf(hiddenList.id, open.id),
      'list-items (a private build)': await itemOf(shownList.id, hidden.id),
      'list-items (another’s private build)': await itemOf(shownList.id, anothers.id),
      schematics: open.id,
      'schematics (private)': hidden.id,
      'schematics (processing)': fresh.id,
      'schematic-files': open.fileId,
      'schematic-files (private)': hidden.fileId,
      'schematic-files (processing)': fresh.file.id,
      media: open.preview,
      'media (private)': hidden.preview,
      'media (gallery)': (await addPicture(open.id)).id,
      'media (private gallery)': (await addPicture(hidden.id)).id,
      'media (of no build yet)': (await addPicture()).id,
      reports: (await report(open.id)).id,
      'reports (of what is private)': (await report(hidden.id)).id,
      comments: first.id,
      'comments (private)': second.id,
      likes: likeId,
      notifications: noticeId,
      tags: tag.id,
      categories: category?.id ?? '',
      'audit-log': lineId,
      users: owner.id,
      profiles: owner.id,
      'storage-accounts': account?.id ?? '',
    }
    data = {
      lists: { title: 'Mine' },
      'lists (private)': { title: 'Mine', visibility: 'private' },
      media: { alt: 'A picture', kind: 'gallery' },
      'media (private)': { alt: 'A picture', kind: 'gallery' },
      'media (gallery)': { alt: 'A picture', kind: 'gallery' },
      'media (private gallery)': { alt: 'A picture', kind: 'gallery' },
      'media (of no build yet)': { alt: 'A picture', kind: 'gallery' },
      reports: { kind: 'profile', profile: other.id, reason: 'other' },
      'reports (of what is private)': { kind: 'comment', comment: second.id, reason: 'other' },
      comments: { schematic: open.id, body: 'Nice' },
      'comments (private)': { schematic: hidden.id, body: 'Nice' },
      tags: { name: 'Castle', slug: 'castle' },
      categories: { name: 'Castle things', slug: 'castle-things', icon: 'castle', color: '#7d8597' },
      users: { email: 'new@test.invalid', password: 'correct horse battery', username: 'newcomer' },
    }
  })
  afterAll(async () => {
    await closeShop(payload)
  })

  it.each(table)('of %s say who may %s: %j', async (subject, operation, allowed) => {
    const answers = []
    for (const person of who) answers.push([person, await attempt(person, subject, operation)])
    const expected = who.map((person) => [person, allowed.includes(person) ? 'allowed' : 'denied'])
    expect(answers).toEqual(expected)
  })

  it('are written down for every collection of the shop', () => {
    const named = new Set(Object.keys(rules).map((subject) => subject.replace(/ \(.*/, '')))
    const all = payload.config.collections.map(({ slug }) => slug as string)
    expect(all.filter((slug) => !slug.startsWith('payload-') && !named.has(slug))).toEqual([])
  })

  it('are the shop’s own for every operation of every collection, also Payload’s own', () => {
    const missing = payload.config.collections.flatMap(({ slug, access }) =>
      everyOperation
        .filter((operation) => !access[operation] || payloadsOwn.has(access[operation]))
        .map((operation) => `${slug} ${operation}`),
    )
    expect(missing).toEqual([])
  })

  it('are the shop’s own for every global', () => {
    const missing = payload.config.globals.flatMap(({ slug, access }) =>
      (['read', 'update'] as const)
        .filter((operation) => !access[operation] || access[operation] === defaultAccess)
        .map((operation) => `${slug} ${operation}`),
    )
    expect(missing).toEqual([])
  })

  it('close Payload’s own collections to members', async () => {
    const req = await createLocalReq({ user: people.other as TypedUser }, payload)
    const internal = payload.config.collections.filter(
      ({ slug }) => slug.startsWith('payload-') && slug !== 'payload-preferences',
    )
    const answers = await Promise.all(
      internal.flatMap(({ access }) => operations.map((operation) => access[operation]({ req }))),
    )
    expect(new Set(answers)).toEqual(new Set([false]))
  })

  it.each(who.filter((person) => person === 'stranger' || person === 'other'))(
    'never show an email address to %s, at any depth',
    async (person) => {
      const req = await createLocalReq({ ...(people[person] && { user: people[person] }) }, payload)
      const shared = { overrideAccess: false, depth: 5, req, limit: 100 }
      const found = await Promise.all(
        (['schematics', 'schematic-files', 'media', 'comments', 'profiles', 'tags', 'categories'] as const).map(
          (collection) => payload.find({ collection, ...shared }),
        ),
      )
      expect(found.map(({ totalDocs }) => totalDocs > 0)).toEqual(found.map(() => true))
      const owner = people.owner as TypedUser
      expect(JSON.stringify(found)).not.toContain(owner.email)
      expect(JSON.stringify(found)).not.toMatch(/"(hash|salt|sessions|loginAttempts|objectId)"/)
    },
  )
})

describe('the limits of a request', () => {
  let shop: Shop
  let member: Person
  const MANY = 130
  const nest = (levels: number): string => (levels === 0 ? '{ title }' : `{ file { schematic ${nest(levels - 1)} } }`)

  beforeAll(async () => {
    shop = await startShop({ workers: 0 })
    member = await signUp(shop)
    await queryOf(shop)(
      `insert into tags (id, name, slug, in_use) select gen_random_uuid(), 'Tag ' || n, 'tag-' || n, true from generate_series(1, ${MANY}) n`,
    )
  })
  afterAll(() => shop?.stop())

  it.each(['limit=0', 'limit=100000', 'limit=-1', 'pagination=false', 'pagination=false&limit=0'])(
    'hold a page to a hundred with %s',
    async (query) => {
      const { body } = await stranger(shop).ask(`/api/tags?${query}`)
      expect(body.totalDocs).toBe(MANY)
      expect(body.docs.length).toBeLessThanOrEqual(100)
    },
  )

  it('do not let members find people by what they may not read', async () => {
    const { status } = await member.ask('/api/schematics?where[owner.user.email][equals]=somebody@test.invalid')
    expect(status).toBe(400)
  })

  it('hold a page to a hundred in GraphQL', async () => {
    const { body } = await stranger(shop).send('POST', '/api/graphql', {
      query: '{ Tags(limit: 0) { docs { slug } totalDocs } }',
    })
    expect(body.data.Tags.docs.length).toBeLessThanOrEqual(100)
  })

  it('answer a modest GraphQL query', async () => {
    const { body } = await member.send('POST', '/api/graphql', {
      query: '{ Schematics(limit: 5) { docs { title } totalDocs } }',
    })
    expect(body).toEqual({ data: { Schematics: { docs: [], totalDocs: 0 } } })
  })

  it.each([
    ['too deep', `{ Schematics { docs ${nest(5)} } }`],
    [
      'too deep by fragments',
      `{ Schematics { docs { ...A } } } fragment A on Schematic { file { schematic { ...B } } } fragment B on Schematic { file { schematic { ...C } } } fragment C on Schematic { file { schematic { owner { id } } } }`,
    ],
    [
      'of too many aliases',
      `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: Tags(limit: 1) { totalDocs }`).join(' ')} }`,
    ],
  ])('turn a GraphQL query away that is %s', async (_what, query) => {
    const { body } = await member.send('POST', '/api/graphql', { query })
    expect(body.data ?? null).toBeNull()
    expect(body.errors[0].message).toMatch(/levels deep|aliases/)
  })
})
