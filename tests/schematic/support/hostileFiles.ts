import type { Transform } from 'node:stream'
import { createDeflate, createGzip, gzipSync } from 'node:zlib'
import type { SchematicErrorCode } from '@/schematic/errors'
import type { NbtCompound, NbtValue } from '@/schematic/model'
import { nbtByteArray, nbtCompound, nbtInt, nbtList, nbtShort, nbtString } from '@/schematic/nbt/values'
import { NbtWriter, writeNbt } from '@/schematic/nbt/writeNbt'

/** A file that means harm, and the codes that say so. */
export interface HostileFile {
  readonly name: string
  readonly bytes: () => Promise<Uint8Array>
  readonly codes: readonly SchematicErrorCode[]
  /** Whether the lie shows only after much that is sound. */
  readonly isLate?: boolean
}

const COMPOUND = 10
const BYTE_ARRAY = 7
const LIST = 9
const GB = 1_000_000_000

const air = nbtCompound({ Name: nbtString('minecraft:air') })
const stone = nbtCompound({ Name: nbtString('minecraft:stone') })

/** Every hostile file, made by our own writer. */
export const hostileFiles: readonly HostileFile[] = [
  bomb('bomb of 1 GB', spongeHead(1000, 1000, 1000), GB),
  bomb('bomb of 2 GB with a valid header', spongeHead(1000, 2000, 1000), 2 * GB),
  bomb('bomb of 8 GB after the blocks', trailingHead(), 8 * GB, ['limits_exceeded']),
  {
    name: 'bomb of many arrays within the limits',
    codes: ['limits_exceeded'],
    bytes: () => compressed(manyArrays(), 0),
  },
  file('a million levels of compounds', deepCompounds(1_000_000), ['limits_exceeded']),
  file('a million levels of lists', deepLists(1_000_000), ['limits_exceeded']),
  {
    name: '200 million empty compounds',
    codes: ['limits_exceeded'],
    bytes: () => compressed(listHead('a', COMPOUND, 200_000_000), 200_000_000),
  },
  {
    name: '30 million empty block entities',
    codes: ['limits_exceeded'],
    bytes: () => compressed(listHead('TileEntities', COMPOUND, 30_000_000), 30_000_000),
  },
  file('palette of 3 million', () => sponge({ Palette: bigPalette(3_000_000) }), ['limits_exceeded']),
  file('200,000 regions', () => litematic([1, 1, 1], 1, [air, stone], 200_000), ['limits_exceeded']),
  file('int array of a lying length', raw(11, 0x7fffffff), ['limits_exceeded']),
  file('list of nothing with a length', () => head('a', LIST, (w) => w.byte(0)).concat(0x7fffffff), ['malformed']),
  file('negative array length', raw(BYTE_ARRAY, -5), ['malformed']),
  file('negative list length', () => head('a', LIST, (w) => w.byte(10)).concat(-1), ['malformed']),
  file('sizes of 65,535 each way', () => sponge({ Width: nbtShort(-1), Height: nbtShort(-1), Length: nbtShort(-1) }), [
    'limits_exceeded',
  ]),
  file('litematic of 2 million each way', () => litematic([2e6, 2e6, 2e6], 4, [air, stone]), ['limits_exceeded']),
  file('litematic whose volume overflows', () => litematic([65_536, 65_536, 2], 4, [air, stone]), ['limits_exceeded']),
  file('litematic of the least int', () => litematic([-2147483648, 1, 1], 4, [air, stone]), ['limits_exceeded']),
  file('litematic without size', () => litematic([0, 0, 0], 0, [air, stone]), ['malformed']),
  file('litematic with too few longs', () => litematic([100, 100, 100], 4, [air, stone]), ['malformed']),
  {
    name: 'bomb of 1 GB in zlib',
    codes: ['limits_exceeded'],
    isLate: true,
    bytes: () => compressed(spongeHead(1000, 1000, 1000), GB, createDeflate({ level: 9 })),
  },
  {
    name: '100 million lists inside of lists',
    codes: ['limits_exceeded'],
    isLate: true,
    bytes: () => compressed(listHead('a', LIST, 100_000_000), 500_000_000),
  },
  {
    name: 'a million block entities of nothing but a lying list',
    codes: ['limits_exceeded', 'malformed'],
    isLate: true,
    bytes: async () => gzipSync(lyingElements(100_000)),
  },
  file('structure with a huge state', () => farStructure([0, 0, 0], 2_000_000_000), ['malformed']),
  file('structure with a negative place', () => farStructure([-1, 0, 0]), ['malformed']),
  file('litematic with indices outside of the palette', () => litematic([4, 4, 4], 2, [air, stone], 1, -1n), [
    'malformed',
  ]),
  file('bedrock structure with huge indices', () => bedrock([1, 1, 1], [2_000_000_000]), ['malformed']),
  file('bedrock structure with too few indices', () => bedrock([9, 9, 9], [0]), ['malformed']),
  file('varint of ten bytes', () => sponge({ BlockData: data([255, 255, 255, 255, 255, 255, 255, 255, 255, 1]) }), [
    'malformed',
  ]),
  file('negative palette index', () => sponge({ Palette: nbtCompound({ 'minecraft:stone': nbtInt(-1) }) }), [
    'malformed',
  ]),
  file('two tags of one name', twice, ['malformed']),
  file('names of 65,535 bytes in a palette', () => sponge({ Palette: longNames(2_000) }), ['limits_exceeded']),
  file('mcedit of a lying volume', () => mcedit([2000, 2000, 30], 8), ['malformed']),
  file('structure with a block far away', () => farStructure(), ['malformed']),
  file('huge palette index', () => sponge({ Palette: nbtCompound({ 'minecraft:stone': nbtInt(2_000_000_000) }) }), [
    'malformed',
  ]),
  file('block index outside of the palette', () => sponge({ BlockData: data([0, 0, 99, 0, 0, 0, 0, 0]) }), [
    'malformed',
  ]),
  file('over-long varint', () => sponge({ BlockData: data([0, 128, 128, 128, 128, 128, 128, 128, 0]) }), ['malformed']),
  file('too few blocks', () => sponge({ BlockData: data([0, 0]) }), ['malformed']),
  file('one value of 20 MB', () => sponge({ Metadata: nbtCompound({ x: nbtByteArray(new Int8Array(20e6)) }) }), [
    'limits_exceeded',
  ]),
  {
    name: 'metadata of a million tags',
    codes: ['limits_exceeded'],
    isLate: true,
    bytes: async () => gzipSync(sponge({ Metadata: manyTags(1_000_000) })),
  },
  file('unknown Sponge version', () => sponge({ Version: nbtInt(9) }), ['unsupported_version']),
  { name: 'nothing', codes: ['malformed'], bytes: async () => new Uint8Array(0) },
  { name: 'noise', codes: ['not_a_schematic', 'malformed'], bytes: async () => noise(5000) },
  { name: 'noise in gzip', codes: ['not_a_schematic', 'malformed'], bytes: async () => gzipSync(noise(5000)) },
  { name: 'a zip archive', codes: ['not_a_schematic'], bytes: async () => Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0) },
]

/** A sound Sponge file of 2 × 2 × 2 air blocks, with other values for some tags. */
export function sponge(changes: Record<string, NbtValue> = {}): Uint8Array {
  return writeNbt(
    'Schematic',
    nbtCompound({
      Version: nbtInt(2),
      DataVersion: nbtInt(3465),
      Width: nbtShort(2),
      Height: nbtShort(2),
      Length: nbtShort(2),
      PaletteMax: nbtInt(1),
      Palette: nbtCompound({ 'minecraft:air': nbtInt(0) }),
      BlockData: data([0, 0, 0, 0, 0, 0, 0, 0]),
      BlockEntities: nbtList([], 'compound'),
      ...changes,
    }),
  )
}

function data(values: readonly number[]): NbtValue {
  return nbtByteArray(Int8Array.from(values))
}

function litematic(size: readonly number[], longs: number, palette: NbtCompound[], regions = 1, long = 0n): Uint8Array {
  const vector = ([x = 0, y = 0, z = 0]: readonly number[]): NbtCompound =>
    nbtCompound({ x: nbtInt(x), y: nbtInt(y), z: nbtInt(z) })
  const region = nbtCompound({
    Position: vector([0, 0, 0]),
    Size: vector(size),
    BlockStatePalette: nbtList(palette),
    BlockStates: { type: 'longArray', value: new BigInt64Array(longs).fill(long) },
  })
  const value = new Map<string, NbtValue>()
  for (let i = 0; i < regions; i++) value.set(`r${i}`, region)
  return writeNbt(
    '',
    nbtCompound({ Version: nbtInt(6), MinecraftDataVersion: nbtInt(3465), Regions: { type: 'compound', value } }),
  )
}

const FAR = [2_000_000_000, 2_000_000_000, 2_000_000_000]

function farStructure(place: readonly number[] = FAR, state = 1): Uint8Array {
  return writeNbt(
    '',
    nbtCompound({
      DataVersion: nbtInt(3465),
      size: nbtList([2, 2, 2].map(nbtInt)),
      palette: nbtList([air, stone]),
      blocks: nbtList([nbtCompound({ pos: nbtList(place.map(nbtInt)), state: nbtInt(state) })]),
    }),
  )
}

function bedrock(size: readonly number[], indices: readonly number[]): Uint8Array {
  const state = nbtCompound({ name: nbtString('minecraft:stone'), states: nbtCompound({}), version: nbtInt(1) })
  const layer = nbtList(indices.map(nbtInt))
  const palette = nbtCompound({ default: nbtCompound({ block_palette: nbtList([state]) }) })
  const structure = nbtCompound({ block_indices: nbtList([layer, layer]), entities: nbtList([]), palette })
  const root = nbtCompound({ format_version: nbtInt(1), size: nbtList(size.map(nbtInt)), structure })
  return writeNbt('', root, { littleEndian: true })
}

function mcedit([width = 0, height = 0, length = 0]: readonly number[], bytes: number): Uint8Array {
  return writeNbt(
    'Schematic',
    nbtCompound({
      Width: nbtShort(width),
      Height: nbtShort(height),
      Length: nbtShort(length),
      Materials: nbtString('Alpha'),
      Blocks: nbtByteArray(new Int8Array(bytes)),
      Data: nbtByteArray(new Int8Array(bytes)),
    }),
  )
}

/** The same palette twice over. */
function twice(): Uint8Array {
  const writer = new NbtWriter()
  writer.head(COMPOUND, 'Schematic')
  for (let i = 0; i < 2; i++) writer.tag('Palette', nbtCompound({ 'minecraft:air': nbtInt(0) }))
  writer.end()
  return writer.finish()
}

function longNames(entries: number): NbtCompound {
  const value = new Map<string, NbtValue>()
  for (let i = 0; i < entries; i++) value.set(`m:${i}`.padEnd(65_000, 'a'), nbtInt(i))
  return { type: 'compound', value }
}

/** Block entities that each announce more than there is, to a reader that trusts them. */
function lyingElements(count: number): Uint8Array {
  const writer = new NbtWriter()
  writer.head(COMPOUND, 'Schematic')
  writer.head(LIST, 'TileEntities')
  writer.byte(COMPOUND)
  writer.int(count)
  for (let i = 0; i < count; i++) {
    writer.head(LIST, 'Items')
    writer.byte(COMPOUND)
    writer.int(i + 1 < count ? 0 : 500_000_000)
    writer.end()
  }
  return writer.finish()
}

function bigPalette(entries: number): NbtCompound {
  const value = new Map<string, NbtValue>()
  for (let i = 0; i < entries; i++) value.set(`m:${i.toString(36)}`, nbtInt(i))
  return { type: 'compound', value }
}

function manyTags(tags: number): NbtCompound {
  const value = new Map<string, NbtValue>()
  for (let i = 0; i < tags; i++) value.set(i.toString(36), { type: 'byte', value: 0 })
  return { type: 'compound', value }
}

function spongeHead(width: number, height: number, length: number): Uint8Array {
  const writer = new NbtWriter()
  writer.head(COMPOUND, 'Schematic')
  writer.tag('Version', nbtInt(2))
  writer.tag('DataVersion', nbtInt(3465))
  writer.tag('Width', nbtShort(width))
  writer.tag('Height', nbtShort(height))
  writer.tag('Length', nbtShort(length))
  writer.tag('Palette', nbtCompound({ 'minecraft:air': nbtInt(0) }))
  writer.head(BYTE_ARRAY, 'BlockData')
  writer.int(width * height * length)
  return writer.finish()
}

/** A whole schematic, after which zeros without end follow. */
function trailingHead(): Uint8Array {
  return sponge()
}

/** Arrays of 100 MB, none of which is too long by itself. */
function manyArrays(): Uint8Array {
  const writer = new NbtWriter({ bytes: 64 })
  writer.head(COMPOUND, '')
  for (let i = 0; i < 8; i++) {
    writer.head(BYTE_ARRAY, `x${i}`)
    writer.int(100_000_000)
    writer.reserve(100_000_000)
  }
  return writer.finish()
}

function listHead(name: string, elementType: number, count: number): Uint8Array {
  const writer = new NbtWriter()
  writer.head(COMPOUND, '')
  writer.head(LIST, name)
  writer.byte(elementType)
  writer.int(count)
  return writer.finish()
}

function head(
  name: string,
  type: number,
  more: (writer: NbtWriter) => void,
): { concat: (length: number) => Uint8Array } {
  const writer = new NbtWriter()
  writer.head(COMPOUND, '')
  writer.head(type, name)
  more(writer)
  return {
    concat: (length) => {
      writer.int(length)
      writer.end()
      return writer.finish()
    },
  }
}

function raw(type: number, length: number): () => Uint8Array {
  return () => head('a', type, () => {}).concat(length)
}

function deepCompounds(levels: number): () => Uint8Array {
  return () => {
    const writer = new NbtWriter({ bytes: 4 * levels + 16 })
    writer.head(COMPOUND, '')
    for (let i = 0; i < levels; i++) writer.head(COMPOUND, 'a')
    return writer.finish()
  }
}

function deepLists(levels: number): () => Uint8Array {
  return () => {
    const writer = new NbtWriter({ bytes: 5 * levels + 16 })
    writer.head(COMPOUND, '')
    writer.head(LIST, 'a')
    for (let i = 0; i < levels; i++) {
      writer.byte(LIST)
      writer.int(1)
    }
    return writer.finish()
  }
}

function noise(bytes: number): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, i) => (i * 7919 + 13) & 255)
}

function file(name: string, bytes: () => Uint8Array, codes: readonly SchematicErrorCode[]): HostileFile {
  return { name, codes, bytes: async () => gzipSync(bytes()) }
}

function bomb(
  name: string,
  start: Uint8Array,
  zeros: number,
  codes: readonly SchematicErrorCode[] = ['limits_exceeded'],
): HostileFile {
  return { name, codes, isLate: true, bytes: () => compressed(start, zeros) }
}

/** `start` and so many zeros as gzip, made without holding the zeros. */
async function compressed(
  start: Uint8Array,
  zeros: number,
  gzip: Transform = createGzip({ level: 9 }),
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const done = (async () => {
    for await (const chunk of gzip) chunks.push(chunk)
  })()
  gzip.write(start)
  const block = Buffer.alloc(1 << 20)
  for (let left = zeros; left > 0; left -= block.length) {
    const more = gzip.write(left < block.length ? block.subarray(0, left) : block)
    if (!more) await new Promise<void>((resolve) => gzip.once('drain', resolve))
  }
  gzip.end()
  await done
  return Buffer.concat(chunks)
}
