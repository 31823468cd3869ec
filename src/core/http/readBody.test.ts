import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { parseFields, readBytes, readFormOrJson, readObject } from './readBody'

const MAX = 1_000
const request = (body: string | null, type?: string) => ({
  headers: new Headers(type === undefined ? {} : { 'Content-Type': type }),
  body: body === null ? null : Readable.from([Buffer.from(body.slice(0, 3)), Buffer.from(body.slice(3))]),
})
const form = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--x--\r\n`

it.each([
  ['no body', null, undefined, {}],
  ['an empty one', '  ', 'application/json', {}],
  ['JSON', '{"a":1}', 'application/json', { a: 1 }],
  ['JSON of no type', '{"a":1}', undefined, { a: 1 }],
  ['a form of the panel', form('_payload', '{"a":1}'), 'multipart/form-data; boundary=x', { a: 1 }],
])('reads %s', async (_what, body, type, fields) => {
  expect(await readObject(request(body, type), MAX)).toEqual(fields)
})

it.each([
  ['what is no JSON', 'a=1', 'application/json', 'bad_request'],
  ['null', 'null', 'application/json', 'bad_request'],
  ['a list', '[1]', 'application/json', 'bad_request'],
  ['a text', '"a"', 'application/json', 'bad_request'],
  ['what cannot be stored', '{"a":"\\u0000"}', 'application/json', 'bad_request'],
  ['a form without fields', form('other', '{}'), 'multipart/form-data; boundary=x', 'bad_request'],
  ['what is too long', JSON.stringify({ a: 'x'.repeat(MAX) }), 'application/json', 'body_too_large'],
  ['a form that is too long', form('_payload', 'x'.repeat(MAX + 1)), 'multipart/form-data; boundary=x', 'bad_request'],
])('refuses %s', async (_what, body, type, code) => {
  await expect(readObject(request(body, type), MAX)).rejects.toMatchObject({ code })
})

it('leaves the connection of what is too long open for the answer', async () => {
  const body = Readable.from([Buffer.alloc(MAX), Buffer.alloc(MAX)])
  await expect(readBytes(body, MAX)).rejects.toMatchObject({ status: 413, details: { maxBytes: MAX } })
  expect(body.destroyed).toBe(false)
})

it('tells a page’s form from a program’s object', async () => {
  const type = 'application/x-www-form-urlencoded'
  expect(await readFormOrJson(request('a=1&a=2', type), MAX)).toEqual({ form: new URLSearchParams('a=1&a=2') })
  expect(await readFormOrJson(request('{"a":1}'), MAX)).toEqual({ json: { a: 1 } })
  await expect(readFormOrJson(request('a=%00', type), MAX)).rejects.toMatchObject({ code: 'bad_request' })
})

it('names the first wrong field', () => {
  const schema = z.strictObject({ title: z.string('Give a title.') })
  expect(parseFields(schema, { title: 'A' })).toEqual({ title: 'A' })
  expect(() => parseFields(schema, {})).toThrow(expect.objectContaining({ details: { field: 'title' } }))
  expect(() => parseFields(schema, { title: 'A', more: 1 })).toThrow(
    expect.objectContaining({ details: { field: 'more' } }),
  )
})
