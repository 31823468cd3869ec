import { randomBytes } from 'node:crypto'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { compressInNode } from '@/schematic/inflate/compressInNode'
import { writeSchematic } from '@/schematic/write/writeSchematic'
import type { Upload } from './loadProcess'

const BLOCKS = ['stone', 'dirt', 'oak_planks', 'bricks', 'glass', 'sand', 'gravel', 'cobblestone'].map(
  (name) => `minecraft:${name}`,
)

/** A build of random blocks, unlike any other. @param edge 16 makes a file of 2 KB, 36 one of 20 KB */
export async function makeUpload(edge: number): Promise<Upload> {
  const builder = new SchematicBuilder({ width: edge, height: edge, length: edge })
  const random = randomBytes(edge ** 3)
  let at = 0
  for (let y = 0; y < edge; y++)
    for (let z = 0; z < edge; z++) for (let x = 0; x < edge; x++) builder.set(x, y, z, BLOCKS[random[at++]! & 7]!)
  const { nbt } = await writeSchematic(builder.build(), { format: 'sponge', spongeVersion: 3 })
  const id = randomBytes(4).toString('hex')
  return { filename: `bench-${id}.schem`, bytes: compressInNode(nbt), title: `Bench ${id}` }
}

export async function makeUploads(count: number, edge: number): Promise<Upload[]> {
  const uploads: Upload[] = []
  while (uploads.length < count) uploads.push(await makeUpload(edge))
  return uploads
}

/** As many files of one build: they differ in the time that gzip's header names, which is enough to be another file. */
export async function makeVariants(count: number, edge: number): Promise<Upload[]> {
  const { filename, bytes, title } = await makeUpload(edge)
  const begin = randomBytes(4).readUInt32LE()
  return Array.from({ length: count }, (_, number) => {
    const variant = Buffer.from(bytes)
    variant.writeUInt32LE((begin + number) >>> 0, 4)
    return { filename: `${number}-${filename}`, bytes: variant, title: `${title} ${number}` }
  })
}

/** NBT of `bytes` bytes: a compound with one array of noise. */
export function makeLargeUpload(bytes: number): Upload {
  const head = Buffer.from([10, 0, 0, 7, 0, 4, ...Buffer.from('Data'), 0, 0, 0, 0])
  const noise = bytes - head.length - 1
  head.writeUInt32BE(noise, head.length - 4)
  const id = randomBytes(4).toString('hex')
  return {
    filename: `large-${id}.nbt`,
    bytes: Buffer.concat([head, randomBytes(noise), Buffer.from([0])]),
    title: `Large ${id}`,
  }
}
