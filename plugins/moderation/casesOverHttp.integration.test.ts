import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, signUp, stranger } from '../../tests/integration/support/people'
import { queryOf } from '../../tests/integration/support/stored'
import { type Shop, startShop } from '../../tests/setup/shop'

const NOBODY = '00000000-0000-7000-8000-000000000000'
const RACED = 20

/** Every door to the queue, with what is sent there. */
const doors: [method: string, path: string, body?: unknown][] = [
  ['GET', 'cases'],
  ['GET', `cases/${NOBODY}`],
  ['POST', `cases/${NOBODY}/decide`, { decision: 'approve' }],
  ['POST', 'decide', { ids: [NOBODY], decision: 'approve' }],
  ['POST', `cases/${NOBODY}/undo`],
  ['POST', `cases/${NOBODY}/claim`, {}],
  ['POST', `cases/${NOBODY}/release`],
  ['GET', `cases/${NOBODY}/evidence/${NOBODY}`],
  ['GET', `cases/${NOBODY}/pictures/${NOBODY}`],
  ['GET', 'events'],
  ['GET', 'replies'],
  ['POST', 'replies', { name: 'Hello', bodies: { en: 'Hello' } }],
  ['PUT', `replies/${NOBODY}`, { name: 'Hello', bodies: { en: 'Hello' } }],
  ['DELETE', `replies/${NOBODY}`],
  ['GET', 'blocked-files'],
  ['DELETE', `blocked-files/${NOBODY}`],
  ['GET', 'alerts'],
  ['PUT', 'alerts', { every: 'never' }],
]

describe('the queue, asked over HTTP', () => {
  let shop: Shop
  let player: Person
  let first: Person
  let second: Person
  const query: ReturnType<typeof queryOf> = (text, values) => queryOf(shop)(text, values)

  const addCases = (count: number) =>
    query<{ id: string }>(
      `insert into moderation_cases (kind, kinds, subject_kind, subject_id, owner_id, title, priority, report_count)
       select 'report', '{report}', 'comment', gen_random_uuid(), $1, 'Rude ' || n, 50, 1
       from generate_series(1, $2::int) n returning id`,
      [player.id, count],
    )

  beforeAll(async () => {
    shop = await startShop()
    ;[player, first, second] = await Promise.all([
      signUp(shop, 'player'),
      signUp(shop, 'moderator'),
      signUp(shop, 'moderator'),
    ])
    await query(`update users set role = 'moderator' where id in ($1, $2)`, [first.id, second.id])
  })
  afterAll(() => shop?.stop())

  it.each(doors)('%s %s is for moderators alone', async (method, path, body) => {
    const address = `/api/moderation/${path}`
    expect((await stranger(shop).send(method, address, body)).status).toBe(401)
    const refused = await player.send(method, address, body)
    expect(refused).toMatchObject({ status: 403, body: { errors: [{ code: 'forbidden' }] } })
  })

  it('is for moderators alone in GraphQL, too', async () => {
    const ask = (person: Person, text: string) => person.send('POST', '/api/graphql', { query: text })
    const text = '{ moderationCases { docs { id } } }'
    expect((await ask(player, text)).body.errors?.[0]?.extensions?.code).toBe('forbidden')
    expect((await ask(first, text)).body.data.moderationCases.docs).toEqual(expect.any(Array))
    const change = `mutation { decideCase(id: "${NOBODY}", decision: approve) { id } }`
    expect((await ask(player, change)).body.data?.decideCase ?? null).toBeNull()
  })

  it('of two who decide at once, one does, and the other is told who', async () => {
    const cases = await addCases(RACED)
    const answers = await Promise.all(
      cases.flatMap(({ id }) => [
        first.send('POST', `/api/moderation/cases/${id}/decide`, { decision: 'dismiss' }),
        second.send('POST', `/api/moderation/cases/${id}/decide`, { decision: 'approve' }),
      ]),
    )
    const made = answers.filter(({ status }) => status === 200)
    const refused = answers.filter(({ status }) => status === 409)
    expect([made.length, refused.length]).toEqual([RACED, RACED])
    for (const { body } of refused)
      expect(body.errors[0]).toMatchObject({ code: 'already_decided', decidedBy: expect.stringMatching(/^moderator/) })
    const rows = await query('select case_id from moderation_decisions where case_id = any($1)', [
      cases.map(({ id }) => id),
    ])
    expect(rows).toHaveLength(RACED)
  })

  it('decides many at once, and says of each what came of it', async () => {
    const cases = await addCases(3)
    const ids = cases.map(({ id }) => id)
    await second.send('POST', `/api/moderation/cases/${ids[1]}/decide`, { decision: 'approve' })
    const { status, body } = await first.send('POST', '/api/moderation/decide', { ids, decision: 'dismiss' })
    expect(status).toBe(200)
    expect(body.results.map(({ done, code }: { done: boolean; code?: string }) => [done, code])).toEqual([
      [true, undefined],
      [false, 'already_decided'],
      [true, undefined],
    ])
    const tooMany = { ids: Array.from({ length: 101 }, () => NOBODY), decision: 'dismiss' }
    expect((await first.send('POST', '/api/moderation/decide', tooMany)).status).toBe(400)
  })

  it('keeps saved replies, by unique names', async () => {
    const reply = { name: 'Please credit', bodies: { en: 'Hello {name}', de: 'Hallo {name}' } }
    const { status, body } = await first.send('POST', '/api/moderation/replies', reply)
    expect(status).toBe(201)
    expect((await second.send('POST', '/api/moderation/replies', reply)).body.errors[0]).toMatchObject({
      code: 'invalid_field',
      field: 'name',
    })
    const changed = { ...reply, bodies: { fr: 'Bonjour {name}' } }
    expect((await second.send('PUT', `/api/moderation/replies/${body.id}`, changed)).status).toBe(200)
    expect((await first.ask('/api/moderation/replies')).body.docs).toMatchObject([{ bodies: { fr: 'Bonjour {name}' } }])
    expect((await first.send('DELETE', `/api/moderation/replies/${body.id}`)).status).toBe(200)
  })
})
