import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { isPageAddress, pageCacheKey } from './pageCacheKey'

function keyOf(url: string, headers: Record<string, string> = {}): string | undefined {
  const request = new IncomingMessage(new Socket())
  request.url = url
  Object.assign(request.headers, { host: 'shop.example', ...headers })
  return pageCacheKey(request)
}
const page = keyOf('/schematics')

it('is the same for all who ask alike', () => {
  expect(page).toBeDefined()
  expect(keyOf('/schematics', { accept: 'text/html', 'x-forwarded-for': '203.0.113.9' })).toBe(page)
})

it.each([
  ['a session', { cookie: 'payload-token=abc' }],
  ['any cookie but the language', { cookie: 'locale=de; other=1' }],
  ['credentials', { authorization: 'JWT abc' }],
  ['more state of the router than is kept', { 'next-router-state-tree': 'x'.repeat(4_001) }],
])('is none with %s', (_what, headers) => {
  expect(keyOf('/schematics', headers)).toBeUndefined()
})

it.each([
  ['starts work', '/schematics/mill/download/litematic'],
  ['is very long', `/schematics?q=${'x'.repeat(1_000)}`],
])('is none of a page that %s', (_what, url) => {
  expect(keyOf(url)).toBeUndefined()
})

it.each([
  ['the page', keyOf('/schematics?page=2')],
  ['the host', keyOf('/schematics', { host: 'other.example' })],
  ['the language that was chosen', keyOf('/schematics', { cookie: 'locale=de' })],
  ['the language of the browser', keyOf('/schematics', { 'accept-language': 'ja' })],
  ['the part that is asked for', keyOf('/schematics', { rsc: '1' })],
  ['a program that reads heads alone', keyOf('/schematics', { 'user-agent': 'facebookexternalhit/1.1' })],
])('is another by %s', (_what, key) => {
  expect(key).toBeDefined()
  expect(key).not.toBe(page)
})

it.each([
  ['/', true],
  ['/schematics/mill', true],
  ['/apiary', true],
  ['/api', false],
  ['/api/schematics', false],
  ['/_next/static/a', false],
  ['/admin/login', false],
  ['/site.js', false],
])('of %s: a page is %s', (path, isPage) => {
  expect(isPageAddress(path)).toBe(isPage)
})
