import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBuild } from '../../../tests/integration/support/builds'
import { addUpload, addUser, closeShop, openShop, queryIn } from '../../../tests/integration/support/ownShop'
import { waitFor } from '../../../tests/integration/support/waitFor'
import { inTransaction } from '../database/executor'
import { publishEvent } from './publishEvent'
import { sendEvents } from './sendEvents'
import { closeStreams, countStreams } from './streamLimit'
import { type LiveEvent, MISSED, stopListening, subscribe } from './subscribe'

const ask = (headers: Record<string, string> = {}, method = 'GET') => ({
  method,
  url: 'http://shop.test.invalid/api/events',
  headers: new Headers(headers),
  signal: new AbortController().signal,
  body: null,
})

/** Reads a stream's states as they come. */
function readStates(response: Response) {
  const states: unknown[] = []
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  let ended = false
  const reading = (async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      const parts = `${rest}${value}`.split('\n\n')
      rest = parts.pop() ?? ''
      for (const part of parts) {
        const [, data] = /^event: state\ndata: (.*)$/.exec(part) ?? []
        if (data) states.push(JSON.parse(data))
      }
    }
    ended = true
  })()
  return { states, hasEnded: () => ended, leave: () => reader.cancel(), reading }
}

describe('what is told as it happens', () => {
  let payload: Payload
  const publishNow = (topic: string, event: LiveEvent) => inTransaction(payload, (tx) => publishEvent(tx, topic, event))
  /** Hears all of a topic, once the connection stands. */
  const hear = async (topic: string) => {
    const heard: LiveEvent[] = []
    const unsubscribe = subscribe(payload, topic, (event) => heard.push(event))
    await waitFor(
      async () => {
        await publishNow(topic, { kind: 'ready' })
        return heard
      },
      (events) => events.some(({ kind }) => kind === 'ready'),
    )
    heard.length = 0
    return { heard, unsubscribe }
  }

  beforeAll(async () => {
    payload = await openShop()
  })
  afterAll(async () => {
    closeStreams()
    stopListening()
    await closeShop(payload)
  })

  it('comes in the order of the commits, to its topic alone, and not what was rolled back', async () => {
    const { heard, unsubscribe } = await hear('user:1')
    await publishNow('user:2', { kind: 'other' })
    await expect(
      inTransaction(payload, async (tx) => {
        await publishEvent(tx, 'user:1', { kind: 'never' })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    for (let count = 1; count <= 20; count += 1) await publishNow('user:1', { kind: 'count', count })
    await waitFor(
      () => heard.filter(({ kind }) => kind !== 'ready').length,
      (length) => length === 20,
    )
    expect(heard.filter(({ kind }) => kind !== 'ready').map(({ count }) => count)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    )
    unsubscribe()
    const before = heard.length
    await publishNow('user:1', { kind: 'late' })
    const { unsubscribe: end } = await hear('user:1')
    expect(heard).toHaveLength(before)
    end()
  })

  it('is told by its kind where it is larger than Postgres takes', async () => {
    const { heard, unsubscribe } = await hear('user:3')
    await publishNow('user:3', { kind: 'huge', text: 'é'.repeat(8_000) })
    await waitFor(
      () => heard,
      (events) => events.some(({ kind }) => kind === 'huge'),
    )
    expect(heard.find(({ kind }) => kind === 'huge')).toEqual({ kind: 'huge' })
    unsubscribe()
  })

  it('is read again after the connection was lost', async () => {
    const { heard, unsubscribe } = await hear('user:4')
    const cut = () =>
      queryIn(payload)(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'shop-live' and datname = current_database()`,
      )
    await cut()
    await waitFor(
      () => heard,
      (events) => events.some(({ kind }) => kind === MISSED.kind),
    )
    await publishNow('user:4', { kind: 'again' })
    await waitFor(
      () => heard,
      (events) => events.some(({ kind }) => kind === 'again'),
    )
    unsubscribe()
  })

  it('tells each step of a file to who follows its build', async () => {
    const owner = await addUser(payload)
    const { id, file } = await addUpload(payload, owner.id, makeBuild({ name: 'followed' }))
    const { heard, unsubscribe } = await hear(`file:${id}`)
    const query = queryIn(payload)
    await query(`update schematic_files set status = 'hashed', hashed_at = now() where id = $1`, [file.id])
    await query(`update schematic_files set updated_at = now() where id = $1`, [file.id])
    await query('delete from schematics where id = $1', [id])
    await waitFor(
      () => heard,
      (events) => events.some(({ status }) => status === 'gone'),
    )
    expect(heard.filter(({ kind }) => kind !== 'ready')).toEqual([
      { kind: 'file', file: file.id, status: 'hashed' },
      { kind: 'listing', status: 'gone' },
    ])
    unsubscribe()
  })

  describe('as a stream of events', () => {
    const asked = (...given: Parameters<typeof ask>) => ({ payload, request: ask(...given) })

    it('begins with the state and tells each change once', async () => {
      await hear('user:10')
      let count = 0
      const { states, leave } = readStates(
        await sendEvents(asked(), { topics: ['user:10'], readState: async () => ({ count }) }),
      )
      await waitFor(
        () => states,
        (all) => all.length === 1,
      )
      await publishNow('user:10', { kind: 'nothing new' })
      count = 1
      await publishNow('user:10', { kind: 'new' })
      await waitFor(
        () => states,
        (all) => all.length > 1,
      )
      expect(states).toEqual([{ count: 0 }, { count: 1 }])
      await leave()
    })

    it('loses nothing that is told while the first state is read', async () => {
      await hear('user:11')
      const read: number[] = []
      const heard: LiveEvent[] = []
      const unsubscribe = subscribe(payload, 'user:11', (event) => heard.push(event))
      let count = 0
      const response = await sendEvents(asked(), {
        topics: ['user:11'],
        readState: async () => {
          const seen = { count }
          read.push(count)
          if (read.length === 1) {
            count = 1
            // Told once, and heard before the reading ends.
            await publishNow('user:11', { kind: 'once' })
            await waitFor(
              () => heard,
              (events) => events.some(({ kind }) => kind === 'once'),
            )
          }
          return seen
        },
      })
      const { states, leave } = readStates(response)
      await waitFor(
        () => states,
        (all) => all.length === 2,
      )
      expect(states).toEqual([{ count: 0 }, { count: 1 }])
      await leave()
      unsubscribe()
    })

    it('ends where the reader may no longer know of it, and is 404 where they never might', async () => {
      await hear('user:12')
      let state: object | undefined = { secret: true }
      const stream = readStates(await sendEvents(asked(), { topics: ['user:12'], readState: async () => state }))
      state = undefined
      await waitFor(
        () => publishNow('user:12', { kind: 'gone' }),
        () => stream.hasEnded(),
      )
      expect((await sendEvents(asked(), { topics: ['user:12'], readState: async () => undefined })).status).toBe(404)
    })

    const signIn = async (role: 'user' | 'moderator' = 'user') => {
      const { id, email } = await addUser(payload, role)
      const { token } = await payload.login({ collection: 'users', data: { email, password: 'correct horse battery' } })
      return { id, headers: { Authorization: `JWT ${token}` } }
    }
    const openAs = ({ id, headers }: Awaited<ReturnType<typeof signIn>>) =>
      sendEvents(asked(headers), { topics: ['user:13'], userId: id, readState: async () => ({ here: true }) })

    it('is not opened for a user who was suspended during the lookup', async () => {
      const person = await signIn()
      const before = countStreams()
      await queryIn(payload)(`update users set state = 'suspended' where id = $1`, [person.id])
      await expect(openAs(person)).rejects.toMatchObject({ status: 403, code: 'account_suspended' })
      expect(countStreams()).toBe(before)
    })

    it('ends with the role that it was opened with', async () => {
      await hear('user:13')
      const person = await signIn('moderator')
      const stream = readStates(await openAs(person))
      await queryIn(payload)(`update users set role = 'user' where id = $1`, [person.id])
      await waitFor(
        () => stream.hasEnded(),
        (ended) => ended,
      )
    })

    it('turns away one too many of a person, and takes them again when one has left', async () => {
      const person = await signIn()
      const open = () => openAs(person)
      const before = countStreams()
      const streams = await Promise.all(Array.from({ length: 20 }, open))
      const refused = await open()
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10'])
      await streams[0]?.body?.cancel()
      const again = await open()
      expect(again.status).toBe(200)
      await Promise.all([...streams.slice(1), again].map((response) => response.body?.cancel()))
      expect(countStreams()).toBe(before)
    })

    it('says how proxies may handle it', async () => {
      const { headers } = await sendEvents(asked({}, 'HEAD'), { topics: [], readState: async () => ({}) })
      expect(Object.fromEntries(headers)).toEqual({
        'cache-control': 'no-store',
        'content-type': 'text/event-stream; charset=utf-8',
        'x-accel-buffering': 'no',
      })
    })
  })
})
