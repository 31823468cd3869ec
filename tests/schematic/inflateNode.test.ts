import { deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { inflateInNode } from '@/schematic/inflate/node'

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Everything that comes out, copied as it comes. */
async function inflated(bytes: Uint8Array, compression: 'gzip' | 'zlib'): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of inflateInNode(one(bytes), compression)) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

const noise = Buffer.from(Array.from({ length: 3_000_000 }, (_, i) => (i * i * 7 + (i >> 3)) & 255))

test.each([0, 1, 1_023, 1_024, 4_096, 20_000, 1_048_575, 1_048_576, 1_048_577, 3_000_000])(
  '%i bytes come out as they went in',
  async (length) => {
    const bytes = noise.subarray(0, length)
    expect((await inflated(gzipSync(bytes), 'gzip')).equals(bytes)).toBe(true)
    expect((await inflated(deflateSync(bytes), 'zlib')).equals(bytes)).toBe(true)
  },
)

test('a large piece is given back when the next one is asked for, and what Node shares is not', async () => {
  const shared = Buffer.from('shared by many')
  const pieces: Uint8Array[] = []
  for await (const piece of inflateInNode(one(gzipSync(noise)), 'gzip')) pieces.push(piece)
  expect(pieces[0]?.length).toBe(0)
  for await (const piece of inflateInNode(one(gzipSync(noise.subarray(0, 100))), 'gzip')) pieces.push(piece)
  expect(pieces.at(-1)?.length).toBe(100)
  expect(shared.toString()).toBe('shared by many')
})

test('a file that lies about what it inflates to is refused as damaged', async () => {
  const bytes = gzipSync(noise.subarray(0, 50_000))
  for (const lie of [0, 7, 49_999, 50_001, 0xffffffff]) {
    bytes.writeUInt32LE(lie, bytes.length - 4)
    await expect(inflated(bytes, 'gzip')).rejects.toMatchObject({ code: 'malformed' })
  }
})
