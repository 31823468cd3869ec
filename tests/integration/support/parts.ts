import { createHash, randomBytes } from 'node:crypto'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { compressInNode } from '@/schematic/inflate/compressInNode'
import { nbtCompound, nbtString } from '@/schematic/nbt/values'
import { writeSponge } from '@/schematic/write/writeSponge'
import type { Json, Person, Reply } from './people'

/** Bytes of a part, as the shop cuts a file. */
export const PART = 5 * 1024 ** 2
export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A build of two parts that the shop publishes: 5.8 million blocks, not compressed. */
export function makeTwoParts(name: string, sign = 'Welcome'): Buffer {
  const edge = 180
  const schematic = new SchematicBuilder({ width: edge, height: edge, length: edge, metadata: { name } })
    .fill([0, 0, 0], [edge - 1, 0, edge - 1], 'minecraft:stone')
    .set(1, 1, 1, 'minecraft:oak_sign[rotation=4]')
    .blockEntity([1, 1, 1], 'minecraft:sign', nbtCompound({ Text1: nbtString(sign) }))
    .build()
  return Buffer.from(compressInNode(writeSponge(schematic, { version: 3 }).nbt, 0))
}

/** NBT that the shop takes in but does not publish: an array of noise in so many bytes. */
export function makeNoise(bytes: number): Buffer {
  const head = Buffer.from([10, 0, 0, 7, 0, 4, ...Buffer.from('Data'), 0, 0, 0, 0])
  const noise = bytes - head.length - 1
  head.writeUInt32BE(noise, head.length - 4)
  return Buffer.concat([head, randomBytes(noise), Buffer.from([0])])
}

export const begin = (person: Person, file: Buffer, more: Record<string, unknown> = {}): Promise<Reply<Json>> =>
  person.send('POST', '/api/uploads', {
    filename: 'large.schem',
    bytes: file.length,
    sha256: sha256Of(file),
    ...more,
  })

export const partOf = (file: Buffer, number: number): Buffer => file.subarray((number - 1) * PART, number * PART)

/** Sends a part through the shop. */
export const putPart = (person: Person, id: string, number: number, bytes: Uint8Array): Promise<Reply<Json>> =>
  person.ask(`/api/uploads/${id}/parts/${number}`, { method: 'PUT', body: new Uint8Array(bytes) })

export async function putAll(person: Person, id: string, file: Buffer): Promise<void> {
  for (let number = 1; number <= Math.ceil(file.length / PART); number += 1) {
    const { status, body } = await putPart(person, id, number, partOf(file, number))
    if (status !== 200) throw new Error(`part ${number} is answered ${status}: ${JSON.stringify(body)}`)
  }
}

export const complete = (person: Person, id: string, title = 'A large build'): Promise<Reply<Json>> =>
  person.send('POST', `/api/uploads/${id}/complete`, { title })
