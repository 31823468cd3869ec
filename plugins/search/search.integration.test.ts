import { sweepObjects } from '@jobs/handlers/sweepObjects'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { callShopApi, refusalOf } from '../../tests/integration/support/asking'
import { addListed } from '../../tests/integration/support/listed'
import { addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import type { Json } from '../../tests/integration/support/people'
import type { Query } from '../../tests/integration/support/stored'
import { readCategories } from './queries/readCategories'
import { readPopularTags, readRelatedTags, readTag } from './queries/readTags'

// Answers are shared for seconds; here each is to be read.
vi.mock('@/core/cache/createTtlCache', () => ({ createTtlCache: () => (_key: string, read: () => unknown) => read() }))

describe('finding builds', () => {
  let payload: Payload
  let query: Query
  let owner: string
  let username: string

  const ask = async (path: string): Promise<Json> => (await callShopApi(payload, path)).json() as Promise<Json>
  const search = (parameters: string) => ask(`/api/schematics/search?${parameters}`)
  const suggest = (parameters: string) => ask(`/api/schematics/suggest?${parameters}`)
  const titles = ({ docs }: Json): string[] => docs.map(({ title }: Json) => title)
  const countsOf = (facet: { value: string; count: number }[]) =>
    Object.fromEntries(facet.map(({ value, count }) => [value, count]))
  const countOf = async (kind: string, value: string) =>
    (
      await query<{ builds: number }>('select builds from search_counts where kind = $1 and value = $2', [kind, value])
    )[0]?.builds ?? 0

  beforeAll(async () => {
    payload = await openShop()
    query = queryIn(payload)
    const user = await addUser(payload)
    owner = user.id
    const [profile] = await query<{ username: string }>('select username from profiles where id = $1', [owner])
    username = profile?.username ?? ''
    await query(
      `insert into categories (id, name, slug, parent_id) select uuidv7(), 'Keeps', 'keeps', id from categories where slug = 'castles'`,
    )
    const add = (title: string, rest: object = {}) => addListed(query, { title, owner, ...rest })
    await add('Stone keep', { category: 'keeps', tags: ['medieval', 'stone'], version: '1.20.1', size: [20, 40, 20] })
    await add('Great castle', {
      category: 'castles',
      tags: ['medieval', 'wall'],
      format: 'litematic',
      size: [200, 60, 150],
      blocks: ['minecraft:stone_bricks', 'minecraft:torch'],
    })
    await add('Wheat farm', {
      category: 'farms',
      tags: ['automatic'],
      safety: ['spawner'],
      blocks: ['minecraft:wheat'],
    })
    await add('Sorting hall', {
      category: 'redstone',
      tags: ['automatic', 'stone'],
      format: 'litematic',
      safety: ['command_block'],
      mods: ['create'],
      blocks: ['create:belt', 'minecraft:stone'],
    })
    await add('Secret bunker', {
      visibility: 'private',
      category: 'houses',
      tags: ['secret'],
      blocks: ['minecraft:bedrock'],
    })
    await add('Unlisted villa', { visibility: 'unlisted', category: 'houses', tags: ['secret'] })
    await add('Unready villa', { status: 'processing', category: 'houses', tags: ['secret'] })
  })
  afterAll(() => closeShop(payload))

  describe('facets', () => {
    it('count what choosing a value shows, also beside what is chosen in the same facet', async () => {
      const { totalDocs, facets } = await search('format=litematic')
      expect(totalDocs).toBe(2)
      expect(countsOf(facets.format)).toEqual({ litematic: 2, sponge: 2 })
      expect(countsOf(facets.category)).toEqual({ castles: 1, redstone: 1 })
      expect(countsOf(facets.size)).toEqual({ huge: 1, small: 1 })
    })

    it('narrow each other where values are chosen in several', async () => {
      const { totalDocs, facets } = await search('format=litematic&category=castles,farms')
      expect(totalDocs).toBe(1)
      expect(countsOf(facets.format)).toEqual({ litematic: 1, sponge: 2 })
      expect(countsOf(facets.category)).toEqual({ castles: 1, redstone: 1 })
    })

    it('say how many builds have another tag too, for all tags must be there', async () => {
      expect(countsOf((await search('tag=medieval')).facets.tag)).toEqual({ medieval: 2, stone: 1, wall: 1 })
      expect(titles(await search('tag=medieval&tag=stone'))).toEqual(['Stone keep'])
    })

    it('name tags and categories', async () => {
      const { facets } = await search('q=keep')
      expect(facets.tag).toContainEqual({ value: 'medieval', name: 'Medieval', count: 1 })
      expect(facets.category).toContainEqual({ value: 'keeps', name: 'Keeps', count: 1 })
    })

    it('find in a category what lies in those below it', async () => {
      expect(titles(await search('category=castles')).sort()).toEqual(['Great castle', 'Stone keep'])
      expect(titles(await search('category=keeps'))).toEqual(['Stone keep'])
      expect(countsOf((await search('')).facets.category)).toMatchObject({ castles: 2, keeps: 1 })
    })

    it.each([
      ['safety=no_findings', ['Great castle', 'Stone keep']],
      ['safety=no_commands', ['Great castle', 'Stone keep', 'Wheat farm']],
      ['safety=no_risks', ['Great castle', 'Stone keep', 'Wheat farm']],
      ['mods=vanilla', ['Great castle', 'Stone keep', 'Wheat farm']],
      ['mods=modded', ['Sorting hall']],
      ['size=huge,medium', ['Great castle', 'Stone keep']],
      ['version=1.20.1', ['Stone keep']],
      ['block=stone_bricks', ['Great castle']],
      ['block=Stone Bricks&block=torch', ['Great castle']],
      ['minHeight=50', ['Great castle']],
    ])('filter by %s', async (parameters, wanted) => {
      expect(titles(await search(parameters)).sort()).toEqual(wanted)
    })

    it('count what inspection did not find', async () => {
      const { facets } = await search('safety=no_findings&mods=modded')
      expect(countsOf(facets.safety)).toEqual({ no_findings: 0, no_risks: 0, no_commands: 0 })
      expect(countsOf(facets.mods)).toEqual({ vanilla: 2 })
    })

    it.each(['format=zip', 'size=tiny', 'safety=none', `tag=${'a'.repeat(81)}`, 'sort=best', 'minWidth=-1'])(
      'refuse %s with the name of the parameter',
      async (parameters) => {
        const field = parameters.split('=')[0]
        const refusal = await refusalOf(callShopApi(payload, `/api/schematics/search?${parameters}`))
        expect(refusal).toMatchObject({ status: 400, code: 'invalid_field', field })
      },
    )
  })

  it('never finds, counts or suggests what is private, unlisted or unfinished', async () => {
    const everything = JSON.stringify([
      await search(''),
      await search('q=villa'),
      await search('q=secret'),
      await suggest('q=villa'),
      await suggest('q=secret'),
      await suggest('q=bedrock'),
      await readPopularTags(payload, 100),
      await readRelatedTags(payload, { category: 'houses' }),
    ])
    expect(everything).not.toMatch(/villa|bunker|secret|bedrock/i)
    expect((await readCategories(payload)).find(({ slug }) => slug === 'houses')?.count).toBe(0)
    expect(await readTag(payload, 'secret')).toBeUndefined()
  })

  describe('counts', () => {
    it('follow a build that is hidden, shown again and deleted', async () => {
      const before = [await countOf('all', ''), await countOf('tag', 'barn'), await countOf('category', 'farms')]
      const id = await addListed(query, {
        title: 'Barn',
        owner,
        category: 'farms',
        tags: ['barn'],
        blocks: ['minecraft:hay_block'],
      })
      const blocks = () => query('select builds from search_blocks where block = $1', ['minecraft:hay_block'])
      const now = async () => [
        await countOf('all', ''),
        await countOf('tag', 'barn'),
        await countOf('category', 'farms'),
      ]
      const after = before.map((count) => count + 1)
      expect(await now()).toEqual(after)
      expect(await blocks()).toEqual([{ builds: 1 }])
      await query(`update schematics set visibility = 'private' where id = $1`, [id])
      expect(await now()).toEqual(before)
      expect((await suggest('q=barn')).tags).toEqual([])
      expect((await readPopularTags(payload, 100)).map(({ slug }) => slug)).not.toContain('barn')
      await query(`update schematics set visibility = 'public' where id = $1`, [id])
      expect(await now()).toEqual(after)
      await query(`delete from schematics_rels where parent_id = $1`, [id])
      expect(await countOf('tag', 'barn')).toBe(0)
      await query('delete from schematics where id = $1', [id])
      expect(await now()).toEqual(before)
      expect(await blocks()).toEqual([{ builds: 0 }])
    })

    it('equal a full recount', async () => {
      const read = async () => [
        await query('select * from search_counts where builds <> 0 order by kind, value'),
        await query('select * from search_blocks where builds <> 0 order by block'),
      ]
      const kept = await read()
      await query('select shop_count_searches()')
      expect(await read()).toEqual(kept)
    })
  })

  describe('what is trending', () => {
    const scoreOf = async (id: string) =>
      (await query<{ score: number }>('select score from schematic_trends where schematic_id = $1', [id]))[0]?.score ??
      0
    const visit = (id: string, kind: string, person: string) =>
      query('insert into schematic_visits (schematic_id, kind, day, person) values ($1, $2, current_date, $3)', [
        id,
        kind,
        person,
      ])
    const like = (id: string, at: string) =>
      query(`insert into likes (id, user_id, schematic_id, created_at) values (uuidv7(), $1, $2, $3)`, [owner, id, at])

    it('is what people like, download and look at, and fades', async () => {
      const old = new Date(Date.now() - 12 * 86_400_000).toISOString()
      const make = (title: string) => addListed(query, { title, owner, tags: ['trend'], publishedAt: old })
      const [loved, taken, seen, lovedOnce, quiet] = [
        await make('Loved'),
        await make('Taken'),
        await make('Seen'),
        await make('Loved once'),
        await make('Quiet'),
      ]
      await like(loved, new Date().toISOString())
      await visit(taken, 'download', 'a')
      await visit(seen, 'view', 'a')
      await like(lovedOnce, old)
      expect(titles(await search('tag=trend&sort=trending'))).toEqual(['Loved', 'Taken', 'Seen', 'Loved once', 'Quiet'])
      // 2 for the publication, halved four times, are an eighth; a view of today is 1.
      expect(2 ** ((await scoreOf(seen)) - (await scoreOf(quiet)))).toBeCloseTo(9, 1)
    })

    it('forgets a like that is taken back', async () => {
      const id = await addListed(query, { title: 'Fickle', owner })
      const before = await scoreOf(id)
      await like(id, new Date().toISOString())
      expect(await scoreOf(id)).toBeGreaterThan(before + 1)
      await query('delete from likes where schematic_id = $1', [id])
      expect(await scoreOf(id)).toBeCloseTo(before, 6)
    })
  })

  describe('the sweep', () => {
    const sweep = () => sweepObjects({}, { payload, signal: new AbortController().signal })
    const known = async (word: string) => (await query('select 1 from search_words where word = $1', [word])).length > 0

    it('forgets words that no build has any more, and none that another one has', async () => {
      const first = await addListed(query, { title: 'Zephyrion gatehouse', owner })
      const second = await addListed(query, { title: 'Quixotic gatehouse', owner })
      await sweep()
      expect([await known('zephyrion'), await known('gatehouse'), await known('quixotic')]).toEqual([true, true, true])
      // A typing error leads to it.
      expect(titles(await search('q=zephirion'))).toEqual(['Zephyrion gatehouse'])
      await query('delete from schematics where id = $1', [first])
      await query(`update schematics set title = 'Plain gatehouse' where id = $1`, [second])
      await sweep()
      expect([await known('zephyrion'), await known('gatehouse'), await known('quixotic')]).toEqual([
        false,
        true,
        false,
      ])
      expect(await query('select 1 from search_words_left')).toEqual([])
    })

    it('takes no word away that comes back at that moment', async () => {
      const gone = await addListed(query, { title: 'Wanderlust hut', owner })
      await query('delete from schematics where id = $1', [gone])
      await Promise.all([sweep(), addListed(query, { title: 'Wanderlust tower', owner })])
      expect(await known('wanderlust')).toBe(true)
    })

    it('forgets who came on days that are over, and not how many', async () => {
      const id = await addListed(query, { title: 'Well visited', owner })
      await query(
        `insert into schematic_visits (schematic_id, kind, day, person)
         select $1, 'view', (now() at time zone 'UTC')::date - n, 'a' from generate_series(0, 9) n`,
        [id],
      )
      await sweep()
      expect(
        await query(
          `select (now() at time zone 'UTC')::date - day as ago from schematic_visits where schematic_id = $1 order by 1`,
          [id],
        ),
      ).toEqual([{ ago: 0 }, { ago: 1 }])
      expect(await query('select view_count::int as views from schematics where id = $1', [id])).toEqual([
        { views: 10 },
      ])
      expect(await query('select count(*)::int as days from schematic_days where schematic_id = $1', [id])).toEqual([
        { days: 10 },
      ])
    })
  })

  describe('blocks that are called otherwise than their item', () => {
    const added: string[] = []
    beforeAll(async () => {
      const add = async (title: string, edition: string, blocks: string[]) =>
        added.push(await addListed(query, { title, owner, edition, blocks }))
      await add('Circuit', 'java', ['minecraft:redstone_wire', 'minecraft:stone', 'minecraft:tripwire'])
      await add('Trap', 'bedrock', ['minecraft:trip_wire', 'minecraft:water'])
      await add('Melons', 'java', ['minecraft:attached_melon_stem', 'minecraft:water'])
      await add('More melons', 'java', ['minecraft:melon_stem'])
    })
    afterAll(() => query('delete from schematics where id = any ($1)', [added]))

    it.each([
      ['block=redstone', ['Circuit']],
      ['block=redstone_wire', ['Circuit']],
      ['block=Redstone&block=stone', ['Circuit']],
      ['block=redstone&block=water', []],
      ['block=string', ['Circuit', 'Trap']],
      ['block=melon seeds', ['Melons', 'More melons']],
      ['block=melon_seeds,water_bucket', ['Melons']],
      ['block=wheat_seeds', ['Wheat farm']],
    ])('are found by either: %s', async (parameters, wanted) => {
      expect(titles(await search(parameters)).sort()).toEqual(wanted)
    })

    it('are suggested by either', async () => {
      const idsOf = async (typed: string) =>
        (await suggest(`q=${typed}&kind=blocks`)).blocks.map(({ id }: Json) => id).sort()
      expect(await idsOf('wheat se')).toEqual(['minecraft:wheat'])
      expect(await idsOf('strin')).toEqual(['minecraft:trip_wire', 'minecraft:tripwire'])
      expect(await idsOf('redst')).toEqual(['minecraft:redstone_wire'])
    })
  })

  describe('suggestions', () => {
    it('are builds, tags, categories, people and blocks that begin so', async () => {
      expect((await suggest('q=cast')).builds).toContainEqual(
        expect.objectContaining({ title: 'Great castle', slug: expect.any(String) }),
      )
      // The shop's own ones are found by, and have, their names in the language that is asked for.
      expect((await suggest('q=burg&lang=de')).categories).toEqual([{ slug: 'castles', name: 'Burgen', count: 2 }])
      expect((await suggest('q=keep&lang=de')).categories).toEqual([{ slug: 'keeps', name: 'Keeps', count: 1 }])
      expect((await suggest('q=burg')).categories).toEqual([])
      expect((await suggest('q=cast')).categories).toEqual([{ slug: 'castles', name: 'Castles', count: 2 }])
      expect((await suggest('q=medi')).tags).toEqual([{ slug: 'medieval', name: 'Medieval', count: 2 }])
      expect((await suggest(`q=${username.toUpperCase()}`)).people).toEqual([
        expect.objectContaining({ username, count: expect.any(Number) }),
      ])
      expect((await suggest('q=stone br')).blocks).toEqual([{ id: 'minecraft:stone_bricks', count: 1 }])
    })

    it('forgive a typing error', async () => {
      expect((await suggest('q=casle')).builds.map(({ title }: Json) => title)).toContain('Great castle')
    })

    it('are of the kinds that are asked for', async () => {
      expect(await suggest('q=stone&kind=blocks')).toEqual({ blocks: expect.any(Array) })
      const asked = callShopApi(payload, '/api/schematics/suggest?q=stone&kind=people,files')
      expect(await refusalOf(asked)).toMatchObject({ status: 400, field: 'kind' })
    })

    it.each([
      '',
      ' ',
      'a',
      '%',
      '__',
      "'; drop table tags --",
      '\\',
      '\u0000',
      '<script>',
      'é'.repeat(10_000),
      '🏰',
      '‮abc',
    ])('do not mind what is typed: %j', async (typed) => {
      const answer = await suggest(`q=${encodeURIComponent(typed)}`)
      expect(Object.keys(answer)).toEqual(['builds', 'tags', 'categories', 'people', 'blocks'])
      expect(answer.tags).toEqual([])
    })
  })
})
