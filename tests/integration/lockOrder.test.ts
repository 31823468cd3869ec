import { sql } from '@payloadcms/db-postgres'
import { lockRelated } from '@plugins/people/commands/lockRelated'
import type { Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Executor, inTransaction } from '@/core/database/executor'
import { makeBuild } from './support/builds'
import { addUpload, addUser, closeShop, openShop, queryIn } from './support/ownShop'
import type { Query } from './support/stored'
import { waitFor } from './support/waitFor'

describe('transactions that wait for the same rows', () => {
  let payload: Payload
  let query: Query
  let builds: string[]
  let ownerId: string

  const waiting = async () =>
    (
      await query<{ n: number }>(`select count(*)::int as n from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`)
    )[0]?.n
  /** Begins what has to wait, and is back once it does. */
  const begin = async (work: (tx: Executor) => Promise<unknown>) => {
    const before = (await waiting()) ?? 0
    const done = inTransaction(payload, work)
    done.catch(() => undefined)
    await waitFor(waiting, (now) => now === before + 1)
    return { done }
  }
  /** Begins a transaction, and is back where it has done the first half of its work. */
  const beginHalf = async (first: (tx: Executor) => Promise<unknown>, second: (tx: Executor) => Promise<unknown>) => {
    let goOn = () => {}
    const going = new Promise<void>((resolve) => {
      goOn = resolve
    })
    let isHalf = () => {}
    const half = new Promise<void>((resolve) => {
      isHalf = resolve
    })
    const done = inTransaction(payload, async (tx) => {
      await first(tx)
      isHalf()
      await going
      await second(tx)
    })
    await half
    return () => {
      goOn()
      return done
    }
  }
  const visit = (id: string) => (tx: Executor) =>
    tx.execute(sql`
      insert into schematic_visits (schematic_id, kind, day, person) values (${id}, 'view', current_date, 'somebody')`)
  const like = (id: string, person: string) => (tx: Executor) =>
    tx.execute(sql`insert into likes (id, user_id, schematic_id) values (gen_random_uuid(), ${person}, ${id})`)
  /** An account as it goes, half-way. */
  const beginToLeave = (id: string) =>
    beginHalf(
      (tx) => lockRelated(tx, id),
      (tx) => tx.execute(sql`delete from users where id = ${id}`),
    )

  beforeAll(async () => {
    payload = await openShop()
    query = queryIn(payload)
  })
  beforeEach(async () => {
    ownerId = (await addUser(payload)).id
    builds = []
    for (const name of ['One', 'Two']) {
      const { id } = await addUpload(payload, ownerId, makeBuild({ name: `${name} ${ownerId}` }))
      builds.push(id)
    }
  })
  afterAll(() => closeShop(payload))

  it('all succeed: a visit while its builder is deleted, which then counts nowhere', async () => {
    const leave = await beginToLeave(ownerId)
    const visited = await begin(visit(builds[0] ?? ''))
    await leave()
    await visited.done
    expect(await query('select 1 from schematic_visits where schematic_id = any($1)', [builds])).toEqual([])
  })

  it('all succeed: a builder deleted while their build is visited', async () => {
    const id = builds[0] ?? ''
    const visits = await beginHalf(
      (tx) => tx.execute(sql`select 1 from schematics where id = ${id} for no key update`),
      visit(id),
    )
    const left = payload.delete({ collection: 'users', id: ownerId, overrideAccess: true })
    await waitFor(waiting, (now) => now === 1)
    await visits()
    await left
    expect(await query('select 1 from schematics where id = $1', [id])).toEqual([])
  })

  it('are served where they can be: a like by a user being deleted', async () => {
    const { id } = await addUser(payload)
    const build = builds[0] ?? ''
    await query('insert into comments (id, schematic_id, author_id, body) values (gen_random_uuid(), $1, $2, $3)', [
      build,
      id,
      'Hello',
    ])
    const leave = await beginToLeave(id)
    const liked = await begin(like(build, id))
    await leave()
    await expect(liked.done).rejects.toMatchObject({ cause: { code: '23503' } })
  })

  it('all succeed: accounts deleted at once, and a publication that they wait for', async () => {
    const [first, second] = await Promise.all([addUser(payload), addUser(payload)])
    // Found in another order by each.
    for (const [person, at] of [
      [first, 0],
      [first, 1],
      [second, 1],
      [second, 0],
    ] as const)
      await inTransaction(payload, like(builds[at] ?? '', person.id))
    const leave = (id: string) => payload.delete({ collection: 'users', id, overrideAccess: true })
    const publish = (id: string) =>
      inTransaction(payload, async (tx) => {
        await tx.execute(sql`select set_config('shop.writer', 'pipeline', true)`)
        await tx.execute(sql`select 1 from schematics where id = ${id} for update`)
        await tx.execute(sql`select pg_sleep(0.2)`)
        await tx.execute(sql`update profiles set updated_at = now() where id = ${ownerId}`)
      })
    await expect(
      Promise.all([publish(builds[0] ?? ''), leave(ownerId), leave(first.id), leave(second.id)]),
    ).resolves.toHaveLength(4)
    expect(await query('select 1 from users where id = any($1)', [[ownerId, first.id, second.id]])).toEqual([])
  })
})
