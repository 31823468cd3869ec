import { expect, it } from 'vitest'
import { isFresh } from './isFresh'

const answer = { etag: 'W/"abc"', 'last-modified': 'Mon, 02 Nov 2026 10:00:00 GMT' }

it.each([
  ['nothing is known', {}, false],
  ['the tag is known', { 'If-None-Match': 'W/"abc"' }, true],
  ['it is known as a strong one', { 'If-None-Match': '"abc"' }, true],
  ['it is one of several', { 'If-None-Match': '"x", W/"abc"' }, true],
  ['any will do', { 'If-None-Match': '*' }, true],
  ['another is known', { 'If-None-Match': '"abcd"' }, false],
  [
    'another is known, whatever the date',
    { 'If-None-Match': '"x"', 'If-Modified-Since': 'Tue, 03 Nov 2026 10:00:00 GMT' },
    false,
  ],
  ['the date is known', { 'If-Modified-Since': 'Mon, 02 Nov 2026 10:00:00 GMT' }, true],
  ['it was older then', { 'If-Modified-Since': 'Mon, 02 Nov 2026 09:59:59 GMT' }, false],
  ['the date is none', { 'If-Modified-Since': 'yesterday' }, false],
  ['a program says what fetch adds', { 'If-None-Match': '"abc"', 'Cache-Control': 'no-cache' }, true],
])('tells whether it is known where %s', (_what, headers, known) => {
  expect(isFresh(new Headers(headers as Record<string, string>), answer)).toBe(known)
})

it('knows an answer without a date by its tag alone', () => {
  expect(isFresh(new Headers({ 'If-Modified-Since': 'Mon, 02 Nov 2026 10:00:00 GMT' }), { etag: '"abc"' })).toBe(false)
})
