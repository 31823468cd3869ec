import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBuild } from '../../tests/integration/support/builds'
import { type Json, type Person, signUp } from '../../tests/integration/support/people'
import { listFiles, queryOf, readAccount } from '../../tests/integration/support/stored'
import { waitFor } from '../../tests/integration/support/waitFor'
import { type Shop, startShop } from '../../tests/setup/shop'

const FITTING = 40
const UPLOADS = 100
/** Equally many bytes each: stored, not compressed, under names that are equally long. */
const numbered = (number: number) => makeBuild({ name: `Build ${String(number).padStart(4, '0')}`, level: 0 })
const BYTES = numbered(0).length

describe('a hundred uploads at once at the edge of the quota', () => {
  let shop: Shop
  let owner: Person
  let answers: Json[]

  beforeAll(async () => {
    shop = await startShop({ workers: 1, env: { QUOTA_USER_BYTES: String(FITTING * BYTES) } })
    owner = await signUp(shop, 'racer')
    answers = await Promise.all(
      Array.from({ length: UPLOADS }, (_, number) =>
        owner.upload({ file: numbered(number), listing: { title: `Build ${number}` } }),
      ),
    )
  })
  afterAll(() => shop?.stop())

  it('are equally large', () => {
    expect(new Set(Array.from({ length: UPLOADS }, (_, number) => numbered(number).length))).toEqual(new Set([BYTES]))
  })

  it('come in as far as the quota goes and no further', () => {
    const count = (status: number) => answers.filter((answer) => answer.status === status).length
    expect({ created: count(201), refused: count(413) }).toEqual({ created: FITTING, refused: UPLOADS - FITTING })
  })

  it('say why they are turned away', () => {
    const refused = answers.filter(({ status }) => status === 413)
    expect(new Set(refused.map(({ body }) => body.errors[0].code))).toEqual(new Set(['quota_exceeded']))
  })

  it('make an account that equals the files', async () => {
    const full = { used: FITTING * BYTES, files: FITTING }
    expect(await readAccount(queryOf(shop), owner.id)).toEqual({ ...full, stored: full })
  })

  it('leave the bytes of those that came in, and nothing else', async () => {
    expect(listFiles(shop, 'objects')).toHaveLength(FITTING)
    expect(
      await waitFor(
        () => listFiles(shop, 'receiving'),
        (files) => files.length === 0,
      ),
    ).toEqual([])
  })

  it('let one more in for each that is deleted', async () => {
    const created = answers.find(({ status }) => status === 201)
    expect((await owner.send('DELETE', `/api/schematics/${created.body.doc.id}`)).status).toBe(200)
    const more = await Promise.all(
      [UPLOADS, UPLOADS + 1, UPLOADS + 2].map((number) =>
        owner.upload({ file: numbered(number), listing: { title: 'One more' } }),
      ),
    )
    expect(more.map(({ status }) => status).sort()).toEqual([201, 413, 413])
    expect((await readAccount(queryOf(shop), owner.id)).used).toBe(FITTING * BYTES)
  })
})
