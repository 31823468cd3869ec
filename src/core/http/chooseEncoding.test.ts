import { expect, it } from 'vitest'
import { chooseEncoding } from './chooseEncoding'

it.each([
  ['nothing is accepted', undefined, 'identity'],
  ['a browser accepts all', 'gzip, deflate, br, zstd', 'br'],
  ['gzip is accepted', 'gzip', 'gzip'],
  ['letters are large', 'GZIP', 'gzip'],
  ['anything is', '*', 'br'],
  ['anything but br', 'br;q=0, *', 'gzip'],
  ['br is refused', 'gzip, br;q=0.0', 'gzip'],
  ['both are refused', 'gzip;q=0, br;q=0', 'identity'],
  ['none of ours is', 'deflate', 'identity'],
  ['another has a longer name', 'x-gzip-like', 'identity'],
])('chooses where %s', (_what, accepted, encoding) => {
  expect(chooseEncoding(accepted, ['br', 'gzip'])).toBe(encoding)
})

it('gives what the server has', () => {
  expect(chooseEncoding('gzip, br', ['gzip'])).toBe('gzip')
  expect(chooseEncoding('br', ['gzip'])).toBe('identity')
})
