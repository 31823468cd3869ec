import { expect, it } from 'vitest'
import { ShopError } from '@/core/errors/errors'
import { cleanFilename } from './cleanFilename'

it.each([
  ['as it is', 'mill.schem', 'mill.schem'],
  ['in any script', '風車 мельница.nbt', '風車 мельница.nbt'],
  ['with what browsers escape', 'the %22old%22 mill.nbt', 'the "old" mill.nbt'],
  ['with a line that was escaped', 'a%0D%0Ab.nbt', 'a b.nbt'],
  ['with other escapes as they are', '100%25.nbt', '100%25.nbt'],
  ['without folders', 'C:\\Users\\me/builds/mill.schem', 'mill.schem'],
  ['without folders of Windows', 'C:\\builds\\mill.schem', 'mill.schem'],
  ['without a way up', '../../etc/passwd', 'passwd'],
  ['without control characters', 'a\u0000b\u0007.nbt', 'a b .nbt'],
  ['on one line', 'a\nb\u2028c.nbt', 'a b c.nbt'],
  ['without a change of direction', 'mill\u202ecod.nbt\u2066', 'millcod.nbt'],
  ['without blanks around it', '  mill.nbt \t', 'mill.nbt'],
  ['with whole characters alone', 'a\ud800b.nbt', 'a\ufffdb.nbt'],
  ['as long as it may be', 'x'.repeat(255), 'x'.repeat(255)],
])('keeps a name %s', (_how, given, name) => {
  expect(cleanFilename(given)).toBe(name)
})

it.each([
  ['nothing', ''],
  ['blanks', ' \t '],
  ['what is not shown', '\u202e\u2066'],
  ['a folder itself', '.'],
  ['the folder above', 'builds/..'],
  ['a folder', 'builds/'],
  ['more than 255 characters', 'x'.repeat(256)],
])('refuses %s', (_what, given) => {
  expect(() => cleanFilename(given)).toThrow(expect.objectContaining({ status: 400, code: 'invalid_name' }))
  expect(() => cleanFilename(given)).toThrow(ShopError)
})
