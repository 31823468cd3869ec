import { sql } from '@payloadcms/db-postgres'
import type { Payload, TypedUser } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addListed } from '../../../tests/integration/support/listed'
import { addUser, closeShop, openShop, queryIn } from '../../../tests/integration/support/ownShop'
import { adapterOf } from '../database/executor'
import { isPublished, type Reach } from './isPublished'
import { toViewer } from './viewer'
import { publishedSql, publishedText, publishedWhere, readableSql, readableText, readerValues } from './visibility'

const askers = ['nobody', 'other', 'owner', 'suspended owner', 'moderator', 'suspended moderator', 'admin'] as const
type Asker = (typeof askers)[number]
const everybody = [...askers]
const ownerAndStaff: Asker[] = ['owner', 'moderator', 'admin']

/** Who reads a build by its address, who finds it among all, and by which ways it is published. */
const states: [name: string, build: object, byAddress: Asker[], inLists: Asker[], reach: Reach[]][] = [
  ['public', { visibility: 'public' }, everybody, everybody, ['listed', 'linked']],
  ['unlisted', { visibility: 'unlisted' }, everybody, ownerAndStaff, ['linked']],
  ['private', { visibility: 'private' }, ownerAndStaff, ownerAndStaff, []],
  ['hidden by a moderator', { visibility: 'public', hidden: true }, ownerAndStaff, ownerAndStaff, []],
  ['public but not ready', { visibility: 'public', status: 'processing' }, ownerAndStaff, ownerAndStaff, []],
  ['unlisted and not ready', { visibility: 'unlisted', status: 'processing' }, ownerAndStaff, ownerAndStaff, []],
]

describe('who may see a build', () => {
  let payload: Payload
  let people: Record<Asker, TypedUser | null>
  const ids = new Map<string, string>()

  beforeAll(async () => {
    payload = await openShop()
    const query = queryIn(payload)
    const [owner, other, moderator, admin] = await Promise.all([
      addUser(payload),
      addUser(payload),
      addUser(payload, 'moderator'),
      addUser(payload, 'admin'),
    ])
    people = {
      nobody: null,
      other,
      owner,
      'suspended owner': { ...owner, state: 'suspended' },
      moderator,
      'suspended moderator': { ...moderator, state: 'suspended' },
      admin,
    }
    for (const [name, { hidden, ...build }] of states.map(([named, built]): [string, { hidden?: boolean }] => [
      named,
      built,
    ])) {
      const id = await addListed(query, { title: name, owner: owner.id, ...build })
      ids.set(name, id)
      if (hidden)
        await query(`update schematics set visibility = 'private', moderated_visibility = 'private' where id = $1`, [
          id,
        ])
    }
  })
  afterAll(() => closeShop(payload))

  /** Each form's answer whether someone may read a build by its address. */
  const byAddress = {
    'a query of Payload': async (id: string, user: TypedUser | null) =>
      payload.findByID({ collection: 'schematics', id, user, overrideAccess: false, disableErrors: true, depth: 0 }),
    text: async (id: string, user: TypedUser | null) => {
      const text = `select 1 from schematics s where s.id = $1 and ${readableText()}`
      return (await adapterOf(payload).pool.query({ text, values: [id, ...readerValues(toViewer(user))] })).rows[0]
    },
    'a fragment': async (id: string, user: TypedUser | null) => {
      const query = sql`select 1 from schematics b where b.id = ${id} and ${readableSql(toViewer(user), 'b')}`
      return (await adapterOf(payload).drizzle.execute(query)).rows[0]
    },
  }
  /** The same of whether it is published. */
  const published = {
    'a query of Payload': async (id: string, reach: Reach) =>
      (await payload.count({ collection: 'schematics', where: { id: { equals: id }, ...publishedWhere(reach) } }))
        .totalDocs > 0,
    text: async (id: string, reach: Reach) => {
      const text = `select 1 from schematics b where b.id = $1 and ${publishedText(reach, 'b')}`
      return (await adapterOf(payload).pool.query({ text, values: [id] })).rows.length > 0
    },
    'the build as it was read': async (id: string, reach: Reach) =>
      isPublished(await payload.findByID({ collection: 'schematics', id, depth: 0 }), reach),
    'a fragment': async (id: string, reach: Reach) => {
      const query = sql`select 1 from schematics s where s.id = ${id} and ${publishedSql(reach)}`
      return (await adapterOf(payload).drizzle.execute(query)).rows.length > 0
    },
  }
  const forms = ['a query of Payload', 'text', 'a fragment'] as const

  describe.each(states)('one that is %s', (name, _build, readers, finders, reached) => {
    const id = () => ids.get(name) ?? ''

    it.each(forms)('is read by its address as %s says', async (form) => {
      const found: Asker[] = []
      for (const asker of askers) if (await byAddress[form](id(), people[asker])) found.push(asker)
      expect(found).toEqual(readers)
    })

    it('is found among all by those who may', async () => {
      const found: Asker[] = []
      for (const asker of askers) {
        const where = { id: { in: [id()] } }
        const { totalDocs } = await payload.find({
          collection: 'schematics',
          where,
          user: people[asker],
          overrideAccess: false,
          depth: 0,
        })
        if (totalDocs > 0) found.push(asker)
      }
      expect(found).toEqual(finders)
    })

    it.each([...forms, 'the build as it was read'] as const)('is published as %s says', async (form) => {
      const found: Reach[] = []
      for (const reach of ['listed', 'linked'] as const) if (await published[form](id(), reach)) found.push(reach)
      expect(found).toEqual(reached)
    })

    it('is found by search where it is listed', async () => {
      const rows = await queryIn(payload)('select 1 from schematic_search where schematic_id = $1', [id()])
      expect(rows.length > 0).toBe(reached.includes('listed'))
    })

    it('shows in lists of others where it is listed, and in those of its owner where it is linked', async () => {
      const rows = await queryIn(payload)(
        `select shop_shows_in_list(status::text, visibility::text, owner_id, $2) as others,
           shop_shows_in_list(status::text, visibility::text, owner_id, owner_id) as own from schematics where id = $1`,
        [id(), people.other?.id],
      )
      expect(rows).toEqual([{ others: reached.includes('listed'), own: reached.includes('linked') }])
    })
  })
  it('counts at its owner where it is listed', async () => {
    const rows = await queryIn(payload)('select schematic_count::int as count from profiles where id = $1', [
      people.owner?.id,
    ])
    expect(rows).toEqual([{ count: states.filter(([, , , , reached]) => reached.includes('listed')).length }])
  })
})
