import { expect, it } from 'vitest'
import { parseRange } from './parseRange'

it.each([
  ['no header', null, undefined],
  ['the first ten bytes', 'bytes=0-9', { start: 0, end: 9 }],
  ['one byte', 'bytes=5-5', { start: 5, end: 5 }],
  ['the rest', 'bytes=90-', { start: 90, end: 99 }],
  ['more than there is', 'bytes=90-1000', { start: 90, end: 99 }],
  ['the last ten', 'bytes=-10', { start: 90, end: 99 }],
  ['a longer end than the file', 'bytes=-1000', { start: 0, end: 99 }],
  ['the last none', 'bytes=-0', 'unsatisfiable'],
  ['what lies behind it', 'bytes=100-', 'unsatisfiable'],
  ['what lies far behind it', 'bytes=1000-2000', 'unsatisfiable'],
  ['an end before its start', 'bytes=9-5', undefined],
  ['several', 'bytes=0-1,5-6', undefined],
  ['neither end', 'bytes=-', undefined],
  ['another unit', 'lines=0-9', undefined],
  ['no number', 'bytes=a-9', undefined],
  ['a negative number', 'bytes=--9', undefined],
  ['one that is there and one that is not', 'bytes=0-9,200-', { start: 0, end: 9 }],
])('reads %s of a file of 100 bytes', (_what, header, range) => {
  expect(parseRange(header, 100)).toEqual(range)
})

it.each(['bytes=0-', 'bytes=0-0', 'bytes=-1'])('finds nothing of an empty file by %s', (header) => {
  expect(parseRange(header, 0)).toBe('unsatisfiable')
})
