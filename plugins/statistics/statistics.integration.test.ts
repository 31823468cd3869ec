import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { addBuild } from '../../tests/integration/support/addBuild'
import { askApi, signIn } from '../../tests/integration/support/inProcess'
import { addUser, closeShop, openShop } from '../../tests/integration/support/ownShop'

vi.mock('@jobs/engine/pool', () => import('../../tests/integration/support/engineInThread'))

describe('statistics of builds', () => {
  let payload: Payload
  let build: { id: string; slug: string }
  let owner: string
  let stranger: string
  let moderator: string

  beforeAll(async () => {
    payload = await openShop()
    const people = [await addUser(payload), await addUser(payload), await addUser(payload, 'moderator')] as const
    build = await addBuild(payload, String(people[0].id))
    ;[owner = '', stranger = '', moderator = ''] = await Promise.all(people.map(({ email }) => signIn(email)))
    await askApi('PUT', `/schematics/${build.id}/like`, { token: stranger })
  })
  afterAll(() => closeShop(payload))

  it('are the owner’s, day by day, with the busiest builds', async () => {
    const { status, body } = await askApi('GET', '/statistics?days=7', { token: owner })
    expect([status, body.days, body.steps.length]).toEqual([200, 7, 7])
    expect(body.steps.at(-1)).toMatchObject({ from: new Date().toISOString().slice(0, 10), days: 1, likes: 1 })
    expect(body.builds).toMatchObject([{ id: build.id, slug: build.slug, likes: 1 }])
    expect((await askApi('GET', '/statistics', { token: stranger })).body).toMatchObject({ days: 30, builds: [] })
  })

  it('of one build are seen by its owner and moderators alone', async () => {
    const path = `/schematics/${build.id}/statistics`
    for (const token of [owner, moderator]) {
      const { status, body } = await askApi('GET', `${path}?days=365`, { token })
      expect([status, body.steps.at(-1).likes]).toEqual([200, 1])
    }
    expect((await askApi('GET', path, { token: stranger })).body.errors[0].code).toBe('forbidden')
    expect((await askApi('GET', path)).body.errors[0].code).toBe('sign_in_required')
  })

  it('look back as far as may be asked for, and say what may', async () => {
    const { status, body } = await askApi('GET', '/statistics?days=31', { token: owner })
    expect([status, body.errors[0].field]).toEqual([400, 'days'])
  })
})
