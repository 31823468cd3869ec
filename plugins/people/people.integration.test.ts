import { addToList, moveInList, removeFromList } from '@plugins/lists/commands/changeItems'
import type { Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { addBuild } from '../../tests/integration/support/addBuild'
import { addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import { followPerson, followTag, unfollowPerson, unfollowTag } from './commands/follow'

vi.mock('@jobs/engine/pool', () => import('../../tests/integration/support/engineInThread'))

const MANY = 100

describe('people', () => {
  let payload: Payload
  let query: ReturnType<typeof queryIn>
  type User = Awaited<ReturnType<typeof addUser>>
  let star: User
  let fan: User

  /** People by rows alone: a hundred sign-ups would hash a hundred passwords. */
  const addFans = async (count: number) => {
    const rows = await query<{ id: string }>(
      `insert into profiles (id, username, display_name)
       select gen_random_uuid(), 'fan-' || substr(md5(random()::text), 1, 12) || n, 'Fan' from generate_series(1, $1) n returning id`,
      [count],
    )
    return rows.map(({ id }) => id)
  }
  const countsOf = async (id: string) =>
    (
      await query<{ followers: number; following: number; lists: number }>(
        `select follower_count::int as followers, following_count::int as following, list_count::int as lists
         from profiles where id = $1`,
        [id],
      )
    )[0]

  beforeAll(async () => {
    payload = await openShop()
    query = queryIn(payload)
  })
  afterAll(() => closeShop(payload))
  beforeEach(async () => {
    ;[star, fan] = await Promise.all([addUser(payload), addUser(payload)])
  })

  describe('who follow others', () => {
    it('count once, however often and at once they ask', async () => {
      const answers = await Promise.all(Array.from({ length: MANY }, () => followPerson(payload, fan.id, star.id)))
      expect(new Set(answers.map(({ following }) => following))).toEqual(new Set([true]))
      expect(await countsOf(star.id)).toEqual({ followers: 1, following: 0, lists: 0 })
      expect(await countsOf(fan.id)).toEqual({ followers: 0, following: 1, lists: 0 })
    })

    it('are counted exactly where a hundred come at once, and half of them go', async () => {
      const fans = await addFans(MANY)
      await Promise.all([
        ...fans.map((id) => followPerson(payload, id, star.id)),
        ...Array.from({ length: 10 }, (_, number) =>
          payload.update({ collection: 'profiles', id: star.id, data: { bio: `Edit ${number}`, followerCount: 7 } }),
        ),
      ])
      expect(await countsOf(star.id)).toMatchObject({ followers: MANY })
      await Promise.all(
        fans
          .slice(0, MANY / 2)
          .flatMap((id) => [unfollowPerson(payload, id, star.id), unfollowPerson(payload, id, star.id)]),
      )
      expect(await countsOf(star.id)).toMatchObject({ followers: MANY / 2 })
    })

    it('may follow each other at the same moment', async () => {
      const crowd = await addFans(12)
      const pairs = crowd.flatMap((one) => crowd.filter((other) => other !== one).map((other) => [one, other] as const))
      await Promise.all(pairs.map(([one, other]) => followPerson(payload, one, other)))
      const counts = await Promise.all(crowd.map(countsOf))
      expect(counts).toEqual(crowd.map(() => ({ followers: 11, following: 11, lists: 0 })))
    })

    it('find people by name in any case, and never themselves or nobody', async () => {
      const { username } = await payload.findByID({ collection: 'profiles', id: star.id })
      expect(await followPerson(payload, fan.id, username.toUpperCase())).toEqual({ following: true, followerCount: 1 })
      await expect(followPerson(payload, fan.id, fan.id)).rejects.toMatchObject({ code: 'bad_request' })
      await expect(followPerson(payload, fan.id, 'nobody-at-all')).rejects.toMatchObject({ code: 'not_found' })
      await expect(
        query('insert into follows (id, follower_id, profile_id) values (gen_random_uuid(), $1, $1)', [fan.id]),
      ).rejects.toThrow(/follows_not_oneself/)
    })

    it('follow tags, counted once each', async () => {
      const slug = `tag-${fan.id.slice(-6)}`
      await payload.create({ collection: 'tags', data: { name: 'A tag', slug } })
      const fans = await addFans(20)
      await Promise.all(fans.flatMap((id) => [followTag(payload, id, slug), followTag(payload, id, slug)]))
      expect(await unfollowTag(payload, fans[0] ?? '', slug)).toEqual({ following: false, followerCount: 19 })
    })

    it('leave exact counts when they go', async () => {
      await followPerson(payload, fan.id, star.id)
      await followPerson(payload, star.id, fan.id)
      await Promise.all([
        payload.delete({ collection: 'users', id: fan.id }),
        ...(await addFans(10)).map((id) => followPerson(payload, id, star.id)),
      ])
      expect(await countsOf(star.id)).toEqual({ followers: 10, following: 0, lists: 0 })
    })
  })

  describe('who make lists', () => {
    const listOf = (user: User, visibility = 'public') =>
      payload.create({
        collection: 'lists',
        data: { title: ' Towers ', visibility } as never,
        user,
        overrideAccess: false,
      })
    const shownIn = async (id: string) =>
      (await query<{ shown: number }>('select item_count::int as shown from lists where id = $1', [id]))[0]?.shown

    it('own them, under an address that no request chooses', async () => {
      const list = await payload.create({
        collection: 'lists',
        data: { title: ' Towers ', owner: star.id, slug: 'mine', itemCount: 9 } as never,
        user: fan,
        overrideAccess: false,
        depth: 0,
      })
      expect(list).toMatchObject({ title: 'Towers', owner: fan.id, itemCount: 0, visibility: 'public' })
      expect(list.slug).toMatch(/^towers-\w{8}$/)
      expect(await countsOf(fan.id)).toMatchObject({ lists: 1 })
      await payload.update({
        collection: 'lists',
        id: list.id,
        data: { visibility: 'private', itemCount: 5, slug: 'x' },
      })
      expect(await countsOf(fan.id)).toMatchObject({ lists: 0 })
      expect(await shownIn(list.id)).toBe(0)
    })

    it('fill them once a build, at once and in one order', async () => {
      const list = await listOf(fan)
      const builds = await Promise.all([1, 2, 3, 4].map(() => addBuild(payload, star.id)))
      await Promise.all(builds.flatMap(({ id }) => [1, 2, 3].map(() => addToList(payload, fan, list.id, id))))
      expect(await shownIn(list.id)).toBe(4)
      const order = async () =>
        (
          await query<{ id: string }>(
            'select schematic_id as id from list_items where list_id = $1 order by position',
            [list.id],
          )
        ).map(({ id }) => id)
      const [a, b, c, d] = await order()
      await moveInList(payload, fan, list.id, { schematic: d ?? '', before: a })
      await moveInList(payload, fan, list.id, { schematic: a ?? '', after: c })
      expect(await order()).toEqual([d, b, c, a])
      expect(await removeFromList(payload, fan, list.id, b ?? '')).toEqual({ listed: false, itemCount: 3 })
      expect(await removeFromList(payload, fan, list.id, b ?? '')).toEqual({ listed: false, itemCount: 3 })
    })

    it('keep no build that its builder takes back, and count what everyone sees', async () => {
      const list = await listOf(fan)
      const build = await addBuild(payload, star.id)
      await addToList(payload, fan, list.id, build.id)
      expect(await shownIn(list.id)).toBe(1)
      for (const [visibility, shown] of [
        ['private', 0],
        ['unlisted', 0],
        ['public', 1],
        ['private', 0],
      ] as const) {
        await payload.update({ collection: 'schematics', id: build.id, data: { visibility } })
        expect([visibility, await shownIn(list.id)]).toEqual([visibility, shown])
      }
      await payload.delete({ collection: 'schematics', id: build.id })
      expect(await shownIn(list.id)).toBe(0)
      expect(await query('select 1 from list_items where list_id = $1', [list.id])).toEqual([])
    })

    it('count exactly while builds come, go and change their visibility at once', async () => {
      const list = await listOf(fan)
      const builds = await Promise.all([1, 2, 3, 4, 5].map(() => addBuild(payload, fan.id)))
      await Promise.all(
        builds.flatMap(({ id }, number) => [
          addToList(payload, fan, list.id, id),
          payload.update({
            collection: 'schematics',
            id,
            data: { visibility: number % 2 === 0 ? 'private' : 'unlisted' },
          }),
          addToList(payload, fan, list.id, id),
        ]),
      )
      const [{ exact } = { exact: -1 }] = await query<{ exact: number }>(
        `select count(*)::int as exact from list_items i join schematics s on s.id = i.schematic_id
         where i.list_id = $1 and s.visibility <> 'private'`,
        [list.id],
      )
      // The builder's own choice: their unlisted builds show in their own list.
      expect([exact, await shownIn(list.id)]).toEqual([2, 2])
    })

    it('put no build in that they may not see, and nothing in lists of others', async () => {
      const hidden = await addBuild(payload, star.id, 'private')
      const list = await listOf(fan)
      await expect(addToList(payload, fan, list.id, hidden.id)).rejects.toMatchObject({ code: 'not_found' })
      const shown = await addBuild(payload, star.id)
      await expect(addToList(payload, star, list.id, shown.id)).rejects.toMatchObject({ code: 'not_found' })
    })
  })

  describe('whose builds are looked at', () => {
    it('have their days counted', async () => {
      const { id } = await addBuild(payload, star.id)
      const day = new Date().toISOString().slice(0, 10)
      await query(
        `insert into schematic_visits (schematic_id, kind, day, person)
         select $1, kind, $2::date, person || n from generate_series(1, 3) n, (values ('view', 'v'), ('download', 'd')) k (kind, person)
         on conflict do nothing`,
        [id, day],
      )
      await query(
        `insert into schematic_visits (schematic_id, kind, day, person) values ($1, 'view', $2, 'v1') on conflict do nothing`,
        [id, day],
      )
      await query(
        'insert into likes (id, user_id, schematic_id) values (gen_random_uuid(), $1, $2), (gen_random_uuid(), $3, $2)',
        [fan.id, id, star.id],
      )
      await query('delete from likes where user_id = $1 and schematic_id = $2', [fan.id, id])
      expect(
        await query(
          'select day::text, views, downloads, likes, owner_id as owner from schematic_days where schematic_id = $1',
          [id],
        ),
      ).toEqual([{ day, views: 3, downloads: 3, likes: 1, owner: star.id }])
    })
  })
})
