import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBuild } from '../../tests/integration/support/builds'
import { BROWSER, PASSWORD, type Person, signUp, stranger } from '../../tests/integration/support/people'
import { queryOf } from '../../tests/integration/support/stored'
import { publish, waitFor } from '../../tests/integration/support/waitFor'
import { type Shop, startShop } from '../../tests/setup/shop'

/** The states that a stream tells, as they come. */
async function follow(shop: Pick<Shop, 'url'>, token: string) {
  const controller = new AbortController()
  const response = await fetch(`${shop.url}/api/notifications/events`, {
    headers: { Authorization: `JWT ${token}`, 'User-Agent': BROWSER },
    signal: controller.signal,
  })
  const states: { unread: number }[] = []
  let hasEnded = false
  const read = async () => {
    let rest = ''
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      const parts = `${rest}${chunk}`.split('\n\n')
      rest = parts.pop() ?? ''
      for (const part of parts) {
        const [, data] = /^event: state\ndata: (.*)$/.exec(part) ?? []
        if (data) states.push(JSON.parse(data))
      }
    }
  }
  const reading = read()
    .catch(() => undefined)
    .finally(() => {
      hasEnded = true
    })
  return { response, states, reading, hasEnded: () => hasEnded, leave: () => controller.abort() }
}

describe('notifications over HTTP', () => {
  let shop: Shop
  let owner: Person
  let other: Person
  let token: string
  let buildId: string

  const form = (person: Person, path: string, fields: Record<string, string>) =>
    person.ask(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    })
  const comment = (body: string) => other.send('POST', '/api/comments', { schematic: buildId, body })
  const latest = async () => (await owner.ask('/api/notifications/latest')).body

  beforeAll(async () => {
    shop = await startShop()
    ;[owner, other] = [await signUp(shop, 'owner'), await signUp(shop, 'other')]
    token = (await stranger(shop).send('POST', '/api/users/login', { email: owner.email, password: PASSWORD })).body
      .token
    buildId = await publish(owner, { file: makeBuild({ name: 'told' }), listing: { title: 'Old gate' } })
    await owner.send('POST', '/api/notifications/read', { all: true })
  })
  afterAll(() => shop?.stop())

  it('hears how many notifications are unread as it changes', async () => {
    const { response, states, leave, reading } = await follow(shop, token)
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(response.headers.get('content-encoding')).toBeNull()
    await waitFor(
      () => states,
      (all) => all.length === 1,
    )
    await comment('Hello')
    await waitFor(
      () => states,
      (all) => all.length === 2,
      5_000,
    )
    await owner.send('POST', '/api/notifications/read', { all: true })
    await waitFor(
      () => states,
      (all) => all.length === 3,
      5_000,
    )
    expect(states.map(({ unread }) => unread)).toEqual([0, 1, 0])
    leave()
    await reading
  })

  it('is nobody where nobody is signed in', async () => {
    const nobody = stranger(shop)
    for (const path of ['/api/notifications/events', '/api/notifications/latest'])
      expect((await nobody.ask(path)).status).toBe(401)
    for (const path of ['/api/notifications/read', '/api/notifications/choices'])
      expect((await nobody.send('POST', path, { all: true })).status).toBe(401)
    expect((await nobody.ask('/api/notifications')).status).toBe(401)
  })

  it('reads the latest in their language, what others typed apart from it', async () => {
    await comment('<b>Nice</b>')
    const { docs, unread } = await latest()
    expect(unread).toBe(1)
    expect(docs[0]).toMatchObject({ kind: 'comment', read: false, excerpt: '<b>Nice</b>' })
    expect(docs[0].parts).toEqual([
      { text: expect.stringMatching(/^other-/), own: true },
      { text: ' commented on your build ' },
      { text: 'Old gate', own: true },
    ])
  })

  it('comes to what a notification is about, and has read it then', async () => {
    await comment('See here')
    const { docs } = await latest()
    const answer = await owner.ask(`/notifications/${docs[0].id}`)
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/schematics\/old-gate[\w-]*\?comment=([0-9a-f-]{36})#comment-\1$/),
    ])
    expect((await latest()).docs[0].read).toBe(true)
    const foreign = await other.ask(`/notifications/${docs[0].id}`)
    expect(foreign.headers.get('location')).toBe('/notifications')
    expect((await stranger(shop).ask(`/notifications/${docs[0].id}`)).headers.get('location')).toMatch(/^\/sign-in/)
  })

  it('marks their own as read, by id or all, by a form or JSON', async () => {
    await comment('One')
    const [{ id }] = (await latest()).docs
    expect((await other.send('POST', '/api/notifications/read', { ids: [id] })).body).toEqual({ unread: 0 })
    expect((await latest()).unread).toBe(1)
    expect((await owner.send('POST', '/api/notifications/read', { ids: [id] })).body).toEqual({ unread: 0 })
    await comment('Two')
    const answer = await form(owner, '/api/notifications/read', { all: '1' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/notifications'])
    expect((await latest()).unread).toBe(0)
  })

  const choice = { kind: 'comment', channel: 'mail', wanted: true }
  it.each<[string, string, unknown, number]>([
    ['no ids', 'read', {}, 400],
    ['an empty list', 'read', { ids: [] }, 400],
    ['what is no id', 'read', { ids: ['1'] }, 400],
    ['too many ids', 'read', { ids: Array.from({ length: 101 }, () => '01990000-0000-7000-8000-000000000001') }, 400],
    ['too many bytes', 'read', { ids: 'x'.repeat(20_000) }, 413],
    ['no choices', 'choices', {}, 400],
    ['no yes or no', 'choices', { choices: [{ ...choice, wanted: 'no' }] }, 400],
    ['an unknown kind', 'choices', { choices: [{ ...choice, kind: 'nothing' }] }, 400],
    ['the same twice', 'choices', { choices: [choice, choice] }, 400],
  ])('is told what is wrong with %s', async (_what, path, body, status) => {
    const answer = await owner.send('POST', `/api/notifications/${path}`, body)
    expect([answer.status, typeof answer.body.errors?.[0]?.code]).toEqual([status, 'string'])
  })

  it('chooses what they are told, and ends mails of a kind without signing in', async () => {
    const chosen = await owner.send('POST', '/api/notifications/choices', {
      choices: [{ kind: 'likes', channel: 'mail', wanted: true }],
    })
    expect(chosen.body.choices.likes).toEqual({ site: true, mail: true })
    const answer = await form(owner, '/api/notifications/choices', { 'comment.site': 'on', 'reply.mail': 'on' })
    expect(answer.headers.get('location')).toBe('/settings/notifications?saved=1')
    const rows = () =>
      queryOf(shop)<{ choice: string }>(
        `select kind || ' ' || channel as choice from notification_choices where user_id = $1 and wanted order by 1`,
        [owner.id],
      )
    expect((await rows()).map(({ choice }) => choice)).toEqual(['comment site', 'reply mail'])

    const { createHmac } = await import('node:crypto')
    const key = createHmac('sha256', String(shop.env.PAYLOAD_SECRET)).update('unsubscribe from mails').digest()
    const signature = createHmac('sha256', key).update(`${owner.id}.reply`).digest('base64url').slice(0, 32)
    const unsubscribe = (end: string) =>
      stranger(shop).ask(`/api/notifications/unsubscribe?token=${owner.id}.reply.${end}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      })
    expect((await unsubscribe('nonsense')).status).toBe(400)
    expect(await rows()).toHaveLength(2)
    expect((await stranger(shop).ask(`/unsubscribe?token=${owner.id}.reply.${signature}`)).status).toBe(200)
    expect(await rows()).toHaveLength(2)
    expect((await unsubscribe(signature)).status).toBe(204)
    expect((await rows()).map(({ choice }) => choice)).toEqual(['comment site'])
    await queryOf(shop)('delete from notification_choices where user_id = $1', [owner.id])
  })

  it('gets one notification of a new build by a followed user or tag', async () => {
    const profile = (await stranger(shop).ask(`/api/profiles/${other.id}`)).body
    expect((await owner.send('PUT', `/api/profiles/${profile.username}/follow`)).status).toBe(200)
    await publish(other, {
      file: makeBuild({ name: 'new one' }),
      filename: 'new.schem',
      listing: { title: 'New tower', tags: ['towers'] },
    })
    const { docs } = await waitFor(latest, (answer) => answer.docs[0]?.kind === 'build', 20_000)
    expect(docs[0].parts.at(-1)).toEqual({ text: 'New tower', own: true })
  })

  it('is let go at once where the shop stops', async () => {
    const streams = await Promise.all(Array.from({ length: 3 }, () => follow(shop, token)))
    await waitFor(
      () => streams,
      (all) => all.every(({ states }) => states.length === 1),
    )
    const begin = performance.now()
    await shop.web.stop()
    await Promise.all(streams.map(({ reading }) => reading))
    expect(performance.now() - begin).toBeLessThan(4_000)
  })
})
