import { parse } from 'content-disposition'
import { expect, it } from 'vitest'
import { contentDisposition } from './contentDisposition'

it.each([
  ['plain', 'mill.schem', 'attachment; filename=mill.schem'],
  ['with spaces', 'old mill.schem', 'attachment; filename="old mill.schem"'],
  ['with accents', 'château.nbt', "attachment; filename=cha_teau.nbt; filename*=UTF-8''ch%C3%A2teau.nbt"],
  ['in another script', '風車.schem', "attachment; filename=__.schem; filename*=UTF-8''%E9%A2%A8%E8%BB%8A.schem"],
  ['with quotes', 'a "b".nbt', `attachment; filename="a _b_.nbt"; filename*=UTF-8''a%20%22b%22.nbt`],
  ['with an escape', '100%25.nbt', "attachment; filename=100_25.nbt; filename*=UTF-8''100%2525.nbt"],
  ['that would add a header', 'a\r\nSet-Cookie: b', undefined],
  ['that would end the value', 'a"; filename=b.exe', undefined],
  ['with a backslash at its end', 'a\\', undefined],
])('names a file %s', (_what, filename, header) => {
  const made = contentDisposition(filename)
  if (header) expect(made).toBe(header)
  expect(made).toMatch(/^attachment; filename=[\x20-\x7e]+$/)
  expect(parse(made)).toMatchObject({ type: 'attachment', parameters: { filename } })
})
