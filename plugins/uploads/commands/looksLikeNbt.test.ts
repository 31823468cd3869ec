import { deflateSync, gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { nbtCompound, nbtString } from '@/schematic/nbt/values'
import { writeNbt } from '@/schematic/nbt/writeNbt'
import { looksLikeNbt } from './looksLikeNbt'

const compound = nbtCompound({ Name: nbtString('A build of some length, so that there is something to compress') })
const nbt = Buffer.from(writeNbt('Schematic', compound))
const littleEndian = Buffer.from(writeNbt('', compound, { littleEndian: true }))
const gzip = gzipSync(nbt)

it.each([
  ['plain', nbt],
  ['of the other byte order', littleEndian],
  ['by gzip', gzip],
  ['by zlib', deflateSync(nbt)],
  ['cut off within gzip', gzip.subarray(0, gzip.length - 12)],
])('takes NBT %s', (_how, head) => {
  expect(looksLikeNbt(head)).toBe(true)
})

it.each([
  ['nothing', Buffer.alloc(0)],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
  ['a program', Buffer.from('7f454c460201010000000000', 'hex')],
  ['an archive', Buffer.from('504b0304140000000800', 'hex')],
  ['text', Buffer.from('Hello, world.')],
  ['gzip of text', gzipSync('Hello, world.')],
  ['broken gzip', Buffer.from('1f8bffffffffffffffffff', 'hex')],
  ['a line feed and text', Buffer.from('\nHello, world.')],
])('turns %s away', (_what, head) => {
  expect(looksLikeNbt(head)).toBe(false)
})
