import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Shop, startShop } from '../setup/shop'
import { makeBuild } from './support/builds'
import { type Person, signUp } from './support/people'
import { listFiles, queryOf, readAccount } from './support/stored'
import { publish, waitFor } from './support/waitFor'

const PEOPLE = 50
const nothing = { used: 0, files: 0, stored: { used: 0, files: 0 } }

/** Commits of listings with these titles fail: by a rule that is checked last, or by the connection's end. */
const failingCommits = `
  create function refuse_commit() returns trigger language plpgsql as $$ begin raise exception 'not today'; end $$;
  create constraint trigger refuse_commit after insert on schematics deferrable initially deferred
    for each row when (new.title = 'Refused by a rule') execute function refuse_commit();
  create function end_connection() returns trigger language plpgsql security definer as $$
    begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
  create constraint trigger end_connection after insert on schematics deferrable initially deferred
    for each row when (new.title = 'Cut off') execute function end_connection();`

describe('what belongs together', () => {
  let shop: Shop
  let owner: Person
  const query: ReturnType<typeof queryOf> = (text, values) => queryOf(shop)(text, values)
  const countHashJobs = async () => {
    const [row] = await query<{ count: number }>(
      `select count(*)::int as count from pgboss.job where name = 'hash-file'`,
    )
    return row?.count ?? Number.NaN
  }

  beforeAll(async () => {
    shop = await startShop()
    owner = await signUp(shop, 'owner')
    await query(failingCommits)
  })
  afterAll(() => shop?.stop())

  it.each([
    ['Refused by a rule', 500],
    ['Cut off', 503],
  ])('is not written at all when the commit fails: %s', async (title, expected) => {
    const person = await signUp(shop)
    const objects = listFiles(shop, 'objects')
    const jobs = await countHashJobs()
    const { status, body } = await person.upload({ file: makeBuild({ name: title }), listing: { title } })
    expect(status).toBe(expected)
    expect(JSON.stringify(body)).not.toMatch(/not today|insert into|\bat .*\.[jt]s/)
    expect(await query('select 1 from schematics where title = $1', [title])).toEqual([])
    expect(await countHashJobs()).toBe(jobs)
    expect(await readAccount(query, person.id)).toEqual(nothing)
    expect(listFiles(shop, 'objects')).toEqual(objects)
    expect(listFiles(shop, 'receiving')).toEqual([])
  })

  it('is all there when the commit succeeds, with exactly one first job', async () => {
    const { body } = await owner.upload({ file: makeBuild({ name: 'Committed' }) })
    const jobs = await query(`select 1 from pgboss.job where name = 'hash-file' and data->>'fileId' = $1`, [
      body.doc.file.id,
    ])
    expect(jobs).toHaveLength(1)
  })

  it('lets one of two equal uploads of an owner through that come at once', async () => {
    const person = await signUp(shop)
    const file = makeBuild({ name: 'Twice at once' })
    const answers = await Promise.all([person.upload({ file }), person.upload({ file })])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(await readAccount(query, person.id)).toEqual({
      used: file.length,
      files: 1,
      stored: { used: file.length, files: 1 },
    })
  })

  it('adds up after uploads and deletes at once', async () => {
    const person = await signUp(shop)
    const upload = (number: number) => person.upload({ file: makeBuild({ name: `Mixed ${number}` }) })
    const first = await Promise.all([1, 2, 3, 4, 5].map(upload))
    await Promise.all([
      ...first.map(({ body }) => person.send('DELETE', `/api/schematics/${body.doc.id}`)),
      ...[6, 7, 8].map(upload),
    ])
    const { stored, ...account } = await readAccount(query, person.id)
    expect(account).toEqual(stored)
    expect(account.files).toBe(3)
  })

  describe('the counts of a build', () => {
    let id: string
    let fans: Person[]
    const readCounts = async () => {
      const [row] = await query<{ views: number; status: string }>(
        `select like_count::int as likes, comment_count::int as comments, download_count::int as downloads,
           view_count::int as views, status, title from schematics where id = $1`,
        [id],
      )
      return row
    }
    beforeAll(async () => {
      id = await publish(owner, { file: makeBuild({ name: 'Popular' }), listing: { title: 'Popular' } })
      fans = await Promise.all(Array.from({ length: PEOPLE }, (_, number) => signUp(shop, `fan${number}`)))
    })

    it('are exact during concurrent views, likes, comments, downloads and edits', async () => {
      const [listing] = await query<{ slug: string }>('select slug from schematics where id = $1', [id])
      const answers = await Promise.all([
        ...fans.flatMap((fan) => [
          fan.send('PUT', `/api/schematics/${id}/like`),
          fan.send('PUT', `/api/schematics/${id}/like`),
          fan.send('POST', '/api/comments', { schematic: id, body: 'Nice' }),
          fan.ask(`/api/schematics/${id}/download`),
          fan.ask(`/api/schematics/${id}/download`),
          fan.ask(`/schematics/${listing?.slug}`),
          fan.ask(`/schematics/${listing?.slug}`),
        ]),
        ...Array.from({ length: 20 }, (_, number) =>
          owner.send('PATCH', `/api/schematics/${id}`, { title: `Edit ${number}` }),
        ),
      ])
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 201, 302]))
      // Views are counted once the page has been sent.
      const counts = await waitFor(readCounts, (row) => (row?.views ?? 0) >= PEOPLE)
      const each = { likes: PEOPLE, comments: PEOPLE, downloads: PEOPLE, views: PEOPLE }
      expect(counts).toMatchObject({ ...each, status: 'ready' })
    })

    it('go down as exactly', async () => {
      const half = fans.slice(0, PEOPLE / 2)
      await Promise.all([
        ...half.flatMap((fan) => [
          fan.send('DELETE', `/api/schematics/${id}/like`),
          fan.send('DELETE', `/api/schematics/${id}/like`),
        ]),
        ...Array.from({ length: 10 }, (_, number) =>
          owner.send('PATCH', `/api/schematics/${id}`, { title: `Again ${number}` }),
        ),
      ])
      expect(await readCounts()).toMatchObject({ likes: PEOPLE / 2, downloads: PEOPLE, views: PEOPLE })
    })

    it('are written by no request', async () => {
      const title = 'Untouched'
      const change = {
        likeCount: 999,
        downloadCount: 999,
        viewCount: 999,
        status: 'refused',
        blockCount: 1,
        owner: fans[0]?.id,
      }
      expect((await owner.send('PATCH', `/api/schematics/${id}`, change)).status).toBe(400)
      expect((await owner.send('PATCH', `/api/schematics/${id}`, { title })).status).toBe(200)
      expect(await readCounts()).toMatchObject({
        title,
        likes: PEOPLE / 2,
        downloads: PEOPLE,
        views: PEOPLE,
        status: 'ready',
      })
      const rows = await query('select 1 from schematics where id = $1 and owner_id = $2', [id, owner.id])
      expect(rows).toHaveLength(1)
    })
  })

  it('keeps the progress of a file when its owner edits the build meanwhile', async () => {
    const { body } = await owner.upload({ file: makeBuild({ name: 'Edited' }), listing: { title: 'Edited' } })
    const { id } = body.doc
    const edits = Array.from({ length: 30 }, (_, number) =>
      owner.send('PATCH', `/api/schematics/${id}`, { title: `E${number}` }),
    )
    await Promise.all(edits)
    const ask = async () =>
      (
        await query<{ status: string; width: number }>('select status, width::int from schematics where id = $1', [id])
      )[0]
    expect(await waitFor(ask, (row) => row?.status === 'ready')).toEqual({ status: 'ready', width: 3 })
  })
})
