import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitUntil } from '../../scripts/process/waitUntil.mjs'
import { makeBuild } from '../../tests/integration/support/builds'
import { type Person, signIn, signUp, stranger } from '../../tests/integration/support/people'
import { queryOf } from '../../tests/integration/support/stored'
import { waitFor, waitForFile } from '../../tests/integration/support/waitFor'
import { type Shop, startShop } from '../../tests/setup/shop'

type State = { id?: string; fileStatus?: string; reached?: number; docs?: State[] }

describe('a journey as it happens', () => {
  let shop: Shop
  let owner: Person
  let token: string
  const ending = new AbortController()

  /** Follows an address as a browser would, and collects what it tells. */
  async function follow(path: string, session = token) {
    const states: State[] = []
    const response = await fetch(`${shop.url}${path}`, {
      headers: { Accept: 'text/event-stream', Authorization: `JWT ${session}` },
      signal: ending.signal,
    })
    const reading = (async () => {
      let rest = ''
      for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
        const parts = `${rest}${chunk}`.split('\n\n')
        rest = parts.pop() ?? ''
        for (const part of parts) {
          const data = /^data: (.*)$/m.exec(part)?.[1]
          if (data) states.push(JSON.parse(data))
        }
      }
    })()
    reading.catch(() => undefined)
    return { status: response.status, type: response.headers.get('content-type'), states }
  }
  const tokenOf = async (person: Person) =>
    (await (await signIn(shop, person.email)).send('POST', '/api/users/refresh-token')).body.refreshedToken

  beforeAll(async () => {
    shop = await startShop({ workers: 0 })
    owner = await signUp(shop)
    token = await tokenOf(owner)
  })
  afterAll(async () => {
    ending.abort()
    await shop?.stop()
  })

  it('is told step by step to its owner, from where it is', async () => {
    const { body } = await owner.upload({ file: makeBuild({ name: 'Followed' }) })
    const { status, type, states } = await follow(`/api/schematics/${body.doc.id}/events`)
    expect({ status, type }).toEqual({ status: 200, type: 'text/event-stream; charset=utf-8' })
    await waitFor(
      () => states.length,
      (count) => count === 1,
    )
    expect(states).toMatchObject([{ id: body.doc.id, fileStatus: 'received', reached: 1 }])
    await shop.addWorker()
    await waitFor(
      () => states.at(-1)?.fileStatus,
      (last) => last === 'ready',
    )
    const reached = states.map((state) => state.reached ?? 0)
    expect(reached).toEqual([...reached].sort())
    expect(reached.at(-1)).toBe(5)
    const late = await follow(`/api/schematics/${body.doc.id}/events`)
    await waitFor(
      () => late.states.at(-1)?.reached,
      (last) => last === 5,
    )
  })

  it('is told of several builds over one connection, those of others left out', async () => {
    const other = await signUp(shop)
    const [one, two, theirs] = await Promise.all([
      owner.upload({ file: makeBuild({ name: 'One of two' }) }),
      owner.upload({ file: makeBuild({ name: 'Two of two' }).subarray(0, 150) }),
      other.upload({ file: makeBuild({ name: 'Not theirs' }) }),
    ])
    const ids = [one, two, theirs].map(({ body }) => body.doc.id)
    const { states } = await follow(`/api/uploads/journeys?ids=${ids.join()},nonsense`)
    await waitFor(
      () => states.at(-1)?.docs?.map(({ fileStatus }) => fileStatus),
      (last) => last?.join() === 'ready,refused',
    )
    expect(states.at(-1)?.docs?.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  })

  it('is answered at once to requests that ask for no stream', async () => {
    const { body } = await owner.upload({ file: makeBuild({ name: 'Polled' }) })
    await waitForFile(owner, body.doc.id, 'ready')
    const events = await owner.ask(`/api/schematics/${body.doc.id}/events`)
    expect(events).toMatchObject({ status: 200, body: { fileStatus: 'ready', reached: 5, status: 'ready' } })
    expect((await owner.ask(`/api/uploads/journeys?ids=${body.doc.id}`)).body.docs).toHaveLength(1)
  })

  it('is told to moderators, and to nobody else', async () => {
    const { body } = await owner.upload({ file: makeBuild({ name: 'Private way' }) })
    await waitForFile(owner, body.doc.id, 'ready')
    const path = `/api/schematics/${body.doc.id}/events`
    const other = await signUp(shop)
    const moderator = await signUp(shop)
    await queryOf(shop)(`update users set role = 'moderator' where id = $1`, [moderator.id])
    expect((await other.ask(path)).status).toBe(404)
    expect((await follow(path, await tokenOf(other))).status).toBe(404)
    expect((await stranger(shop).ask(path)).status).toBe(404)
    expect((await stranger(shop).ask('/api/uploads/journeys?ids=')).status).toBe(401)
    expect((await moderator.ask(path)).status).toBe(200)
  })

  it('ends when the build is deleted', async () => {
    const { body } = await owner.upload({ file: makeBuild({ name: 'Deleted' }) })
    await waitForFile(owner, body.doc.id, 'ready')
    const response = await fetch(`${shop.url}/api/schematics/${body.doc.id}/events`, {
      headers: { Accept: 'text/event-stream', Authorization: `JWT ${token}` },
    })
    let hasEnded = false
    void response.text().then(() => {
      hasEnded = true
    })
    await owner.send('DELETE', `/api/schematics/${body.doc.id}`)
    expect(await waitUntil(() => hasEnded, 20_000)).toBe(true)
  })
})
