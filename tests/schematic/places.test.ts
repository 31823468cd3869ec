import { describe, expect, test } from 'vitest'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import type { Entity, NbtCompound, NbtValue, Schematic, Vec3 } from '@/schematic/model'
import {
  asNumbers,
  getCompound,
  nbtByte,
  nbtByteArray,
  nbtCompound,
  nbtDouble,
  nbtInt,
  nbtIntArray,
  nbtList,
  nbtShort,
  nbtString,
} from '@/schematic/nbt/values'
import { writeNbt } from '@/schematic/nbt/writeNbt'
import { convertSchematic } from '@/schematic/operations/convertSchematic'
import { cropToContent } from '@/schematic/operations/cropToContent'
import { combineSchematics, joinRegions } from '@/schematic/operations/splitRegions'
import { mirrorSchematic, rotateSchematic } from '@/schematic/operations/turnSchematic'
import type { TargetFormat } from '@/schematic/write/writeSchematic'
import { readBytes } from './support/chunks'
import { readRoot } from './support/readRoot'

const SIZE = { Width: nbtShort(6), Height: nbtShort(5), Length: nbtShort(2) }
const CELLS = 60

const place = (values: Vec3): NbtValue => nbtList(values.map(nbtDouble))
const added = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
const tile = ([x, y, z]: Vec3): Record<string, NbtValue> => ({ TileX: nbtInt(x), TileY: nbtInt(y), TileZ: nbtInt(z) })

/** What hangs on the front of a wall, by where it is within the box. The painting is two blocks wide and high. */
const FRAME_AT: Vec3 = [1.5, 2.5, 1.03125]
const FRAME_IN: Vec3 = [1, 2, 1]
const PAINTING_AT: Vec3 = [3, 3, 1.03125]
const PAINTING_IN: Vec3 = [2, 2, 1]

function hangs(position: Vec3, block: Vec3): { frame: NbtCompound; painting: NbtCompound; stand: NbtCompound } {
  const frame = { Facing: nbtByte(3), ...tile(added(FRAME_IN, block)) }
  const painting = {
    facing: nbtByte(0),
    variant: nbtString('minecraft:skull_and_roses'),
    ...tile(added(PAINTING_IN, block)),
  }
  const made = (id: string, at: Vec3, tags: Record<string, NbtValue>): NbtCompound =>
    nbtCompound({ Id: nbtString(`minecraft:${id}`), Pos: place(added(at, position)), ...tags })
  return {
    frame: made('item_frame', FRAME_AT, frame),
    painting: made('painting', PAINTING_AT, painting),
    stand: made('armor_stand', [2.5, 1, 1.5], {}),
  }
}

function sponge(tags: Record<string, NbtValue>, entities: readonly NbtCompound[]): Uint8Array {
  return writeNbt(
    'Schematic',
    nbtCompound({
      Version: nbtInt(2),
      DataVersion: nbtInt(3465),
      ...SIZE,
      Palette: nbtCompound({ 'minecraft:stone': nbtInt(0) }),
      BlockData: nbtByteArray(new Int8Array(CELLS)),
      Entities: nbtList(entities, 'compound'),
      ...tags,
    }),
  )
}

/** As WorldEdit writes version 2: `corner` is where the build was, `offset` how far that is from the player. */
function worldEdit(corner: Vec3, offset: Vec3): Uint8Array {
  const { frame, painting, stand } = hangs(corner, corner)
  const marks = { WEOffsetX: nbtInt(offset[0]), WEOffsetY: nbtInt(offset[1]), WEOffsetZ: nbtInt(offset[2]) }
  return sponge({ Offset: nbtIntArray(corner), Metadata: nbtCompound(marks) }, [frame, painting, stand])
}

async function converted(schematic: Schematic, target: TargetFormat): Promise<Uint8Array> {
  return (await convertSchematic(schematic, target)).nbt
}

function entitiesOf(schematic: Schematic): readonly Entity[] {
  return schematic.regions.flatMap(({ entities }) => entities)
}

function blockOf({ data }: Entity): (number | undefined)[] {
  return ['TileX', 'TileY', 'TileZ'].map((name) => Number(data.value.get(name)?.value))
}

function tagsOf(tag: NbtValue | undefined): Record<string, NbtValue> {
  return tag?.type === 'compound' ? Object.fromEntries(tag.value) : {}
}

const summary = (schematic: Schematic): unknown[] =>
  entitiesOf(schematic).map((entity) => {
    const block = entity.data.value.has('TileX') ? { block: blockOf(entity) } : {}
    return { id: entity.id.replace('minecraft:', ''), position: entity.position, ...block }
  })

const HUNG = [
  { id: 'item_frame', position: FRAME_AT, block: FRAME_IN },
  { id: 'painting', position: PAINTING_AT, block: PAINTING_IN },
  { id: 'armor_stand', position: [2.5, 1, 1.5] },
]

describe("WorldEdit's places", () => {
  const corner: Vec3 = [100, 64, 200]
  const offset: Vec3 = [-1, 0, -3]

  test('version 2: where it was, how far from the player, and what hangs there', async () => {
    const schematic = await readBytes(worldEdit(corner, offset))
    expect(schematic).toMatchObject({ offset, place: corner })
    expect(summary(schematic)).toEqual(HUNG)
  })

  test('version 2 becomes 3 with the distance as offset, and the player in the world', async () => {
    const root = readRoot(await converted(await readBytes(worldEdit(corner, offset)), { format: 'sponge' }))
    const inner = getCompound(root, 'Schematic')
    expect(asNumbers(inner?.value.get('Offset'))).toEqual(offset)
    const metadata = getCompound(inner, 'Metadata')
    expect([...(metadata?.value.keys() ?? [])]).toEqual(['WorldEdit'])
    expect(asNumbers(getCompound(metadata, 'WorldEdit')?.value.get('Origin'))).toEqual([101, 64, 203])
    const entities = inner?.value.get('Entities')
    const [frame] = entities?.type === 'list' ? entities.value : []
    expect(tagsOf(frame)).toMatchObject({ Pos: place(FRAME_AT) })
  })

  test.each([2, 3] as const)('version 2 becomes %i and back', async (spongeVersion) => {
    const target: TargetFormat = { format: 'sponge', spongeVersion }
    const there = await readBytes(await converted(await readBytes(worldEdit(corner, offset)), target))
    expect(there).toMatchObject({ formatVersion: spongeVersion, offset, place: corner })
    expect(summary(there)).toEqual(HUNG)
    const back = await converted(there, { format: 'sponge', spongeVersion: 2 })
    expect(asNumbers(readRoot(back).value.get('Offset'))).toEqual(corner)
    expect(summary(await readBytes(back))).toEqual(HUNG)
  })

  test('entities that lie in the box by chance are in the world all the same', async () => {
    expect(summary(await readBytes(worldEdit([2, 0, 1], offset)))).toEqual(HUNG)
    expect(summary(await readBytes(worldEdit([-2, -1, 0], offset)))).toEqual(HUNG)
  })

  test('without its mark, version 2 is as specified', async () => {
    const { frame, painting, stand } = hangs([0, 0, 0], [0, 0, 0])
    const schematic = await readBytes(sponge({ Offset: nbtIntArray([-1, 0, -3]) }, [frame, painting, stand]))
    expect(schematic.offset).toEqual([-1, 0, -3])
    expect(schematic.place).toBeUndefined()
    expect(summary(schematic)).toEqual(HUNG)
  })

  test('numeric ids: entities in the world, the corner and the player beside', async () => {
    const inBox = await readBytes(worldEdit(corner, offset))
    const written = await readBytes(await converted(inBox, { format: 'mcedit' }))
    expect(written).toMatchObject({ offset, place: corner })
    expect(summary(written)).toEqual(HUNG)
    const root = readRoot(await converted(inBox, { format: 'mcedit' }))
    expect(['X', 'Y', 'Z'].map((axis) => root.value.get(`WEOrigin${axis}`)?.value)).toEqual(corner)
    expect(['X', 'Y', 'Z'].map((axis) => root.value.get(`WEOffset${axis}`)?.value)).toEqual(offset)
  })
})

describe('what hangs', () => {
  const schematic = (): Promise<Schematic> => readBytes(worldEdit([100, 64, 200], [-1, 0, -3]))

  test.each<TargetFormat>([{ format: 'litematic' }, { format: 'structure' }])(
    'keeps its block in $format',
    async (target) => {
      const root = readRoot(await converted(await schematic(), target))
      const regions = getCompound(root, 'Regions')
      const region = regions === undefined ? root : getCompound(regions, 'main')
      const list = region?.value.get('Entities') ?? region?.value.get('entities')
      const [frame, painting] = list?.type === 'list' ? list.value : []
      const tags = (tag: NbtValue | undefined): NbtCompound | undefined => {
        const outer = tag?.type === 'compound' ? tag : undefined
        return getCompound(outer, 'nbt') ?? outer
      }
      expect(tagsOf(tags(frame))).toMatchObject(tile(FRAME_IN))
      expect(tagsOf(tags(painting))).toMatchObject(tile(PAINTING_IN))
      if (target.format === 'structure') {
        expect(tagsOf(painting)).toMatchObject({ blockPos: nbtList(PAINTING_IN.map(nbtInt)) })
      }
      expect(summary(await readBytes(await converted(await schematic(), target)))).toEqual(HUNG)
    },
  )

  test('in a structure, by `blockPos`: the tags are of the world that it was saved in', async () => {
    const { painting } = hangs([0, 0, 0], [500, 64, 700])
    const entity = nbtCompound({
      pos: place(PAINTING_AT),
      blockPos: nbtList(PAINTING_IN.map(nbtInt)),
      nbt: nbtCompound({ id: nbtString('minecraft:painting'), ...Object.fromEntries(painting.value) }),
    })
    const file = writeNbt(
      '',
      nbtCompound({
        DataVersion: nbtInt(3465),
        size: nbtList([6, 5, 2].map(nbtInt)),
        palette: nbtList([nbtCompound({ Name: nbtString('minecraft:stone') })]),
        blocks: nbtList([nbtCompound({ pos: nbtList([0, 0, 0].map(nbtInt)), state: nbtInt(0) })]),
        entities: nbtList([entity]),
      }),
    )
    expect(summary(await readBytes(file))).toEqual([HUNG[1]])
  })

  test('a region of Litematica that runs backwards counts it from the same corner as the entity', async () => {
    const { frame, painting } = hangs([-5, -4, -1], [-5, -4, -1])
    const named = [frame, painting].map(({ value }) => {
      const { Id: id, ...rest } = Object.fromEntries(value)
      return nbtCompound({ ...rest, id })
    })
    const vector = (x: number, y: number, z: number): NbtCompound =>
      nbtCompound({ x: nbtInt(x), y: nbtInt(y), z: nbtInt(z) })
    const region = nbtCompound({
      Position: vector(5, 4, 1),
      Size: vector(-6, -5, -2),
      BlockStatePalette: nbtList([nbtCompound({ Name: nbtString('minecraft:air') })]),
      BlockStates: { type: 'longArray', value: new BigInt64Array(2) },
      Entities: nbtList(named),
    })
    const file = nbtCompound({
      Version: nbtInt(6),
      MinecraftDataVersion: nbtInt(3465),
      Regions: nbtCompound({ main: region }),
    })
    expect(summary(await readBytes(writeNbt('', file)))).toEqual(HUNG.slice(0, 2))
  })

  test('with `block_pos`, as since 1.21.5', async () => {
    const frame = nbtCompound({
      Id: nbtString('minecraft:glow_item_frame'),
      Pos: place([101.5, 66.5, 201.03125]),
      block_pos: nbtIntArray([101, 66, 201]),
    })
    const marks = nbtCompound({ WEOffsetX: nbtInt(0), WEOffsetY: nbtInt(0), WEOffsetZ: nbtInt(0) })
    const read = await readBytes(sponge({ Offset: nbtIntArray([100, 64, 200]), Metadata: marks }, [frame]))
    const [entity] = entitiesOf(read)
    expect(asNumbers(entity?.data.value.get('block_pos'))).toEqual([1, 2, 1])
    const [again] = entitiesOf(await readBytes(await converted(read, { format: 'sponge', spongeVersion: 2 })))
    expect(asNumbers(again?.data.value.get('block_pos'))).toEqual([1, 2, 1])
    const [former] = entitiesOf(await readBytes(await converted(read, { format: 'mcedit' })))
    expect(former && blockOf(former)).toEqual([1, 2, 1])
    expect(former?.data.value.has('block_pos')).toBe(false)
  })

  test('stays on its wall in turns and mirrors', async () => {
    const turned = rotateSchematic(await schematic(), 1)
    expect(summary(turned).slice(0, 2)).toEqual([
      { id: 'item_frame', position: [0.96875, 2.5, 1.5], block: [0, 2, 1] },
      { id: 'painting', position: [0.96875, 3, 3], block: [0, 2, 2] },
    ])
    const mirrored = mirrorSchematic(await schematic(), 'x')
    expect(summary(mirrored).slice(0, 2)).toEqual([
      { id: 'item_frame', position: [4.5, 2.5, 1.03125], block: [4, 2, 1] },
      // As wide to the right as to the left, but it hangs in the left one of its two middle blocks.
      { id: 'painting', position: [3, 3, 1.03125], block: [2, 2, 1] },
    ])
    expect(summary(rotateSchematic(turned, 3))).toEqual(HUNG)
    expect(summary(mirrorSchematic(mirrored, 'x'))).toEqual(HUNG)
  })

  test('moves with what is cut away, and with regions that become one', async () => {
    const builder = new SchematicBuilder({ width: 8, height: 6, length: 4 })
    builder.set(2, 1, 1, 'minecraft:stone')
    builder.set(7, 5, 3, 'minecraft:stone')
    const built = builder.build()
    const hung = entitiesOf(await schematic())
    const [region] = built.regions
    const moved: Entity[] = hung.map((entity) => ({ ...entity, position: added(entity.position, [2, 1, 1]) }))
    expect(region).toBeDefined()
    if (region === undefined) return
    const withEntities: Schematic = {
      ...built,
      offset: [0, 0, 0],
      place: [10, 20, 30],
      regions: [{ ...region, entities: moved }],
    }
    const cropped = cropToContent(withEntities)
    expect(cropped).toMatchObject({ offset: [2, 1, 1], place: [12, 21, 31] })
    expect(entitiesOf(cropped).map(({ position }) => position)).toEqual(hung.map(({ position }) => position))
    expect(entitiesOf(cropped).slice(0, 2).map(blockOf)).toEqual([
      added(FRAME_IN, [-2, -1, -1]),
      added(PAINTING_IN, [-2, -1, -1]),
    ])
    const whole = await schematic()
    const [first] = whole.regions
    if (first === undefined) return
    const joined = joinRegions(combineSchematics(whole, { ...whole, regions: [{ ...first, position: [10, 0, 0] }] }))
    expect(entitiesOf(joined).map(blockOf)[3]).toEqual(added(FRAME_IN, [10, 0, 0]))
  })
})
