import { readdir } from 'node:fs/promises'
import type { Payload } from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { contextOf } from '@/core/context/context'
import { log } from '@/core/log/log'
import { type Caller, callAs, callAsUser } from './support/callApi'
import { addListed } from './support/listed'
import { addUser, closeShop, openShop, queryIn } from './support/ownShop'

const ORIGIN = 'http://localhost:3000'
const TYPE = 'multipart/form-data; boundary=x'
const part = (head: string, text: string) => `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${text}\r\n`
const field = (name: string, text: string) => part(`name="${name}"`, text)
const file = part('name="file"; filename="a.webp"', 'bytes')
const END = '--x--\r\n'

/** Forms that are none. */
const broken: [string, string, string][] = [
  ['empty', TYPE, ''],
  ['garbage', TYPE, 'garbage'],
  ['without its end', TYPE, field('_payload', '{}')],
  ['without a boundary', 'multipart/form-data', field('_payload', '{}') + END],
  ['of another kind', 'multipart/mixed; boundary=x', field('_payload', '{}') + END],
  ['with what is no JSON', TYPE, `${field('_payload', '{bad')}${END}`],
]

describe('a form', () => {
  let payload: Payload
  let member: Caller
  let email: string
  let id: string
  let picture: Buffer
  const errors: unknown[] = []

  beforeAll(async () => {
    payload = await openShop()
    const user = await addUser(payload)
    email = user.email
    member = await callAsUser(payload, user)
    id = await addListed(queryIn(payload), { title: 'Tower', owner: user.id, slug: 'tower-0000abcd' })
    picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .webp()
      .toBuffer()
    for (const logger of [log, payload.logger])
      vi.spyOn(logger, 'error').mockImplementation((...given: unknown[]) => {
        errors.push(given)
      })
  })
  beforeEach(() => {
    errors.length = 0
  })
  afterAll(async () => {
    vi.restoreAllMocks()
    await closeShop(payload)
  })

  const send = (who: Caller, method: string, path: string, body: BodyInit | undefined, type?: string) =>
    who.send(
      new Request(`${ORIGIN}/api/${path}`, {
        method,
        ...(type && { headers: { 'Content-Type': type } }),
        ...(body !== undefined && { body }),
      }),
    )
  const received = () => readdir(contextOf(payload).stores.receivingFolder).catch(() => [])
  const writable = (): [string, string][] => [
    ...Object.keys(payload.collections)
      .filter((slug) => slug !== 'schematics' && !slug.startsWith('payload-'))
      .map((slug): [string, string] => ['POST', slug]),
    ['PATCH', `schematics/${id}`],
    ['PATCH', 'comments'],
    ['PATCH', 'media/x'],
    ['POST', 'users/login'],
    ['POST', 'users/forgot-password'],
    ['POST', 'users/reset-password'],
    ['POST', 'users/unlock'],
  ]

  it.each(broken)('%s is turned away wherever it is sent', async (_what, type, body) => {
    for (const [method, path] of writable()) {
      const { status, body: answer } = await send(member, method, path, body, type)
      expect({ method, path, status, code: answer.errors?.[0]?.code }).toEqual({
        method,
        path,
        status: 400,
        code: 'bad_request',
      })
    }
    expect(errors).toEqual([])
    expect(await received()).toEqual([])
  })

  it('leaves no file behind where none is taken, nor by strangers anywhere', async () => {
    for (const who of [callAs(), member])
      for (const [method, path] of writable()) {
        const { status } = await send(who, method, path, field('_payload', '{}') + file + END, TYPE)
        expect({ method, path, isRefused: status >= 400 && status < 500 }).toMatchObject({ isRefused: true })
      }
    expect(await received()).toEqual([])
  })

  it('signs in and writes documents, as the panel sends it', async () => {
    const form = (fields: object) => field('_payload', JSON.stringify(fields)) + END
    const login = form({ email, password: 'correct horse battery' })
    expect((await send(callAs(), 'POST', 'users/login', login, TYPE)).status).toBe(200)
    expect((await send(member, 'PATCH', `schematics/${id}`, form({ title: 'Spire' }), TYPE)).status).toBe(200)
    expect((await send(member, 'POST', 'lists', form({ title: 'Mine' }), TYPE)).status).toBe(201)
  })

  it('brings a picture, which is no longer where it was received', async () => {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(picture)], { type: 'image/webp' }), 'a.webp')
    form.set('alt', 'ok')
    const without = await send(member, 'POST', 'media', form)
    expect(without).toMatchObject({ status: 400, body: { errors: [{ code: 'bad_request' }] } })
    form.set('_payload', JSON.stringify({ alt: 'A tower' }))
    expect((await send(member, 'POST', 'media', form)).status).toBe(201)
    expect(errors).toEqual([])
    expect(await received()).toEqual([])
  })

  it('is JSON in a body of a document, which is never nothing or plain text', async () => {
    for (const path of ['media/x', `schematics/${id}`, 'comments'])
      for (const [body, type] of [[undefined, undefined] as const, ['x', 'text/plain'] as const])
        expect(await send(member, 'PATCH', path, body, type)).toMatchObject({
          status: 400,
          body: { errors: [{ code: 'bad_request' }] },
        })
    expect(errors).toEqual([])
  })

  it.each(['a\0b', '\ud83d', 'b\ufffd'])('says that %j cannot be kept', async (bad) => {
    const listings: [string, object][] = [
      ['title', { title: bad }],
      ['description', { title: 'A', description: bad }],
      ['tags.0', { title: 'A', tags: [bad] }],
      ['category', { title: 'A', category: bad }],
    ]
    for (const [name, listing] of listings) {
      const form = field('_payload', JSON.stringify(listing)) + file + END
      const { status, body } = await send(member, 'POST', 'schematics', form, TYPE)
      expect({ status, error: body.errors[0] }).toMatchObject({
        status: 400,
        error: { code: 'invalid_field', field: expect.stringMatching(name.split('.')[0] ?? '') },
      })
    }
    const form = field('alt', bad) + part('name="file"; filename="a.webp"', 'x') + END
    expect(await send(member, 'POST', `schematics/${id}/pictures`, form, TYPE)).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'invalid_field', field: 'alt' }] },
    })
    expect(await received()).toEqual([])
  })
})
