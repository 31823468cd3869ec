import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatBlockState } from '@/schematic/blockState'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import type { Entity, Region, Schematic } from '@/schematic/model'
import { DecodeBudget, decodeNbt } from '@/schematic/nbt/decodeNbt'
import { nbtCompound, nbtInt, nbtString } from '@/schematic/nbt/values'
import { writeNbt } from '@/schematic/nbt/writeNbt'
import { convertSchematic } from '@/schematic/operations/convertSchematic'
import { piecesOfFile } from '@/schematic/write/piecesOfFile'
import { writeLitematic } from '@/schematic/write/writeLitematic'
import { FILE_KINDS, writeSchematic } from '@/schematic/write/writeSchematic'
import { makeCube } from '../bench/makeTerrain'
import { nbtValue, regionsArbitrary, schematicArbitrary } from './support/arbitrarySchematic'
import { inspectBytes, readBytes } from './support/chunks'

const TARGETS = [
  { format: 'sponge', spongeVersion: 2 },
  { format: 'sponge', spongeVersion: 3 },
  { format: 'litematic' },
  { format: 'structure' },
  { format: 'mcstructure' },
] as const

/** Every cell's state as text. */
function cells(region: Region): string[] {
  const texts = region.palette.map(formatBlockState)
  return Array.from(region.blocks, (index) => texts[index] ?? '')
}

/** What must come back: all but names, which formats have their own of, and doubles that a format keeps as floats. */
function essence(schematic: Schematic): unknown {
  return schematic.regions.map((region) => ({
    size: [region.width, region.height, region.length],
    position: region.position,
    cells: cells(region),
    blockEntities: [...region.blockEntities].sort((a, b) => (a.position.join() < b.position.join() ? -1 : 1)),
    entities: region.entities.map(({ id, position, data }: Entity) => ({ id, position, data })),
  }))
}

describe.each(TARGETS)('what is written as %o', (target) => {
  test('comes back with its blocks, block entities and entities', async () => {
    await fc.assert(
      fc.asyncProperty(schematicArbitrary, async (schematic) => {
        const { nbt } = await writeSchematic(schematic, target)
        expect(essence(await readBytes(nbt))).toEqual(essence(schematic))
      }),
      { numRuns: 60 },
    )
  })

  test('is the same bytes every time, and after reading and writing again', async () => {
    await fc.assert(
      fc.asyncProperty(schematicArbitrary, async (schematic) => {
        const { nbt } = await writeSchematic(schematic, target)
        expect((await writeSchematic(schematic, target)).nbt).toEqual(nbt)
        expect((await writeSchematic(await readBytes(nbt), target)).nbt).toEqual(nbt)
      }),
      { numRuns: 30 },
    )
  })
})

test.each([...TARGETS, { format: 'mcedit' } as const])(
  'a large build becomes %o piece by piece, in Node and whole the same',
  { timeout: 30_000 },
  async (target) => {
    const read = await readBytes((await writeSchematic(makeCube(110, 'terrain'), { format: 'sponge' })).nbt)
    const written = await convertSchematic(read, target)
    const pieces = [...written.pieces()]
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(2 * 1024 * 1024)
    const whole = Buffer.concat(pieces)
    expect(whole.equals(written.nbt)).toBe(true)
    expect(whole.length / written.bytes).toBeCloseTo(1, 1)
    const packed: Uint8Array[] = []
    for await (const piece of piecesOfFile(written, target.format)) packed.push(piece)
    const file = Buffer.concat(packed)
    expect((FILE_KINDS[target.format].gzip ? gunzipSync(file) : file).equals(whole)).toBe(true)
  },
)

test('what a format has no room for is told while the pieces are compressed', async () => {
  const long = nbtString('x'.repeat(70_000))
  const schematic = new SchematicBuilder({ width: 1, height: 1, length: 1 })
    .blockEntity([0, 0, 0], 'minecraft:chest', nbtCompound({ CustomName: long }))
    .build()
  const written = await writeSchematic(schematic, { format: 'structure' })
  const take = async () => {
    for await (const piece of piecesOfFile(written, 'structure')) void piece
  }
  await expect(take()).rejects.toThrow(expect.objectContaining({ code: 'cannot_write' }))
})

test.each([
  { format: 'sponge', spongeVersion: 2 },
  { format: 'sponge', spongeVersion: 3 },
  { format: 'litematic' },
] as const)('version and metadata come back from %o', async (target) => {
  await fc.assert(
    fc.asyncProperty(schematicArbitrary, async (schematic) => {
      const read = await readBytes((await writeSchematic(schematic, target)).nbt)
      expect(read.dataVersion).toBe(schematic.dataVersion)
      const { name, author, description } = read.metadata
      expect({ author, description }).toEqual({
        author: schematic.metadata.author,
        description: schematic.metadata.description,
      })
      expect(name).toBe(schematic.metadata.name ?? (target.format === 'litematic' ? 'Unnamed' : undefined))
      expect(read.metadata.created).toBe(schematic.metadata.created)
    }),
    { numRuns: 40 },
  )
})

const JAVA_TARGETS = TARGETS.filter(({ format }) => format !== 'mcstructure')

test('what goes from format to format keeps its blocks, block entities and entities', async () => {
  const way = fc.array(fc.constantFrom(...JAVA_TARGETS), { minLength: 2, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(schematicArbitrary, way, async (schematic, targets) => {
      let there = schematic
      for (const target of targets) there = await readBytes((await convertSchematic(there, target)).nbt)
      expect(essence(there)).toEqual(essence(schematic))
    }),
    { numRuns: 60 },
  )
})

test('regions come back from a litematic, each in its place', async () => {
  await fc.assert(
    fc.asyncProperty(regionsArbitrary, async (schematic) => {
      expect(essence(await readBytes(writeLitematic(schematic).nbt))).toEqual(essence(schematic))
    }),
    { numRuns: 30 },
  )
})

test('names what a format can not hold', async () => {
  const [schematic] = fc.sample(
    regionsArbitrary.map((made) => ({ ...made, metadata: { name: 'A name' } })),
    1,
  )
  if (schematic === undefined) throw new Error('no sample')
  const codes = async (format: 'sponge' | 'structure' | 'mcedit'): Promise<string[]> =>
    (await writeSchematic(schematic, { format })).losses.map(({ code }) => code)
  expect(await codes('sponge')).toContain('regions_merged')
  expect(await codes('structure')).toEqual(expect.arrayContaining(['regions_merged', 'metadata']))
  expect(await codes('mcedit')).toEqual(expect.arrayContaining(['regions_merged', 'metadata', 'data_version']))
})

test('the version of the game is named as lost where Bedrock takes its place', async () => {
  const [schematic] = fc.sample(schematicArbitrary, 1)
  if (schematic === undefined) throw new Error('no sample')
  const lost = async (from: Schematic): Promise<string[]> =>
    (await convertSchematic(from, { format: 'mcstructure' })).losses.map(({ code }) => code)
  expect(await lost(schematic)).toContain('data_version')
  const { dataVersion: _, ...unversioned } = schematic
  expect(await lost(unversioned)).not.toContain('data_version')
})

describe('biomes of Sponge 3 as Sponge 2', () => {
  const lost = async (...cells: number[]): Promise<string[]> => {
    const built = new SchematicBuilder({ width: 2, height: 2, length: 1 }).build()
    const biomes = { palette: ['minecraft:plains', 'minecraft:desert'], cells: Uint16Array.from(cells), perBlock: true }
    const schematic = { ...built, regions: built.regions.map((region) => ({ ...region, biomes })) }
    const { losses } = await writeSchematic(schematic, { format: 'sponge', spongeVersion: 2 })
    return losses.map(({ code }) => code)
  }

  test('lose nothing where each column has one', async () => {
    expect(await lost(0, 1, 0, 1)).toEqual([])
  })

  test('lose those above the lowest, where they are others', async () => {
    expect(await lost(0, 1, 0, 0)).toEqual(['biome_heights'])
  })
})

describe('a tag of the name that Sponge has for the kind', () => {
  const schematic = new SchematicBuilder({ width: 1, height: 1, length: 1 })
    .blockEntity([0, 0, 0], 'mod:wire', nbtCompound({ Id: nbtString('mine'), power: nbtInt(3) }))
    .build()

  test.each(TARGETS.slice(1))('comes back from %o', async (target) => {
    const { nbt, losses } = await writeSchematic(schematic, target)
    expect(losses.map(({ code }) => code)).not.toContain('block_entity_tags')
    expect((await readBytes(nbt)).regions[0]?.blockEntities).toEqual(schematic.regions[0]?.blockEntities)
    expect((await inspectBytes(nbt)).blockEntities).toEqual({ 'mod:wire': 1 })
  })

  test('is named as lost where Sponge 2 keeps it for itself', async () => {
    const { nbt, losses } = await writeSchematic(schematic, { format: 'sponge', spongeVersion: 2 })
    expect(losses).toContainEqual(expect.objectContaining({ code: 'block_entity_tags', count: 1 }))
    const [read] = (await readBytes(nbt)).regions[0]?.blockEntities ?? []
    expect(read).toMatchObject({ id: 'mod:wire', data: nbtCompound({ power: nbtInt(3) }) })
  })
})

describe('NBT', () => {
  test.each([false, true])('comes back as it was written (little-endian: %s)', (littleEndian) => {
    fc.assert(
      fc.property(nbtValue, (value) => {
        const bytes = writeNbt('', nbtCompound({ value }), { littleEndian })
        const root = decodeNbt(
          { type: 10, bytes: bytes.subarray(3), littleEndian, offset: 0 },
          new DecodeBudget(1_000_000, 1_000_000),
        )
        expect(root).toEqual(nbtCompound({ value }))
      }),
      { numRuns: 300 },
    )
  })
})

test('a structure keeps block entities in rows, beside cells that it leaves out, and none from outside of it', async () => {
  const chest = nbtCompound({ Lock: nbtString('key') })
  const build = new SchematicBuilder({ width: 3, height: 2, length: 2 })
    .fill([0, 0, 0], [2, 1, 1], 'minecraft:air')
    .set(1, 1, 0, 'minecraft:chest[facing=north]')
    .blockEntity([1, 1, 0], 'minecraft:chest', chest)
    .build()
  const outside = { id: 'minecraft:chest', position: [-1, 0, 1], data: nbtCompound({}) } as const
  const regions = build.regions.map((region) => ({ ...region, blockEntities: [...region.blockEntities, outside] }))
  const { nbt } = await writeSchematic({ ...build, regions }, { format: 'structure' })
  const [region] = (await readBytes(nbt)).regions
  expect(region?.blockEntities).toMatchObject([{ id: 'minecraft:chest', position: [1, 1, 0], data: chest }])
  expect((region ? cells(region) : []).filter((cell) => cell !== 'minecraft:air')).toEqual([
    'minecraft:chest[facing=north]',
  ])
  expect(region?.absent).toBeUndefined()
})
