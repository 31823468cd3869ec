import { expect, it } from 'vitest'
import { safeNext } from './safeNext'

it.each(['/', '/my', '/schematics?tag=a&page=2#top', '/people/美良'])('goes on to %s', (next) => {
  expect(safeNext(next)).toBe(next)
})

it.each([
  'https://example.org',
  '//example.org',
  '/\\example.org',
  '\\\\example.org',
  '/a\\..\\b',
  '/\t/example.org',
  '/ /example.org',
  'javascript:alert(1)',
  'my',
  '',
  ['/my', '/'],
  undefined,
])('stays on the site instead of going to %j', (next) => {
  expect(safeNext(next)).toBe('/')
})
