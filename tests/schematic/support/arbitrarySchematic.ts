import fc from 'fast-check'
import { parseBlockState } from '@/schematic/blockState'
import type { BlockEntity, BlockState, Entity, NbtCompound, NbtValue, Region, Schematic, Vec3 } from '@/schematic/model'
import {
  nbtByte,
  nbtCompound,
  nbtDouble,
  nbtFloat,
  nbtInt,
  nbtList,
  nbtLong,
  nbtShort,
  nbtString,
} from '@/schematic/nbt/values'

/** Block states of every kind that turns or counts in its own way. */
const STATES: readonly BlockState[] = [
  'minecraft:air',
  'minecraft:stone',
  'minecraft:oak_log[axis=x]',
  'minecraft:oak_stairs[facing=north,half=bottom,shape=inner_left,waterlogged=false]',
  'minecraft:chest[facing=west,type=left,waterlogged=true]',
  'minecraft:rail[shape=south_east,waterlogged=false]',
  'minecraft:powered_rail[powered=true,shape=ascending_north,waterlogged=false]',
  'minecraft:oak_fence[east=true,north=false,south=false,waterlogged=false,west=false]',
  'minecraft:oak_sign[rotation=3,waterlogged=false]',
  'minecraft:oak_door[facing=east,half=upper,hinge=left,open=false,powered=false]',
  'minecraft:jigsaw[orientation=north_up]',
  'minecraft:water[level=0]',
  'create:cogwheel[axis=y]',
].map(parseBlockState)

const text = fc.oneof(fc.string({ maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 20 }).filter(isWhole))

/** Surrogates that stand alone have no UTF-8, and NUL is kept by no database: both are read as U+FFFD. */
function isWhole(value: string): boolean {
  return !/[\p{Surrogate}\0]/u.test(value)
}

const scalar: fc.Arbitrary<NbtValue> = fc.oneof(
  fc.integer({ min: -128, max: 127 }).map(nbtByte),
  fc.integer({ min: -32768, max: 32767 }).map(nbtShort),
  fc.integer().map(nbtInt),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(nbtLong),
  fc.float({ noNaN: true }).map(nbtFloat),
  fc.double({ noNaN: true }).map(nbtDouble),
  text.map(nbtString),
)

/** Any NBT, as block entities and entities may hold it. */
export const nbtValue: fc.Arbitrary<NbtValue> = fc.letrec<{ value: NbtValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc
      .array(fc.integer({ min: -128, max: 127 }))
      .map((bytes): NbtValue => ({ type: 'byteArray', value: Int8Array.from(bytes) })),
    fc.array(fc.integer()).map((ints): NbtValue => ({ type: 'intArray', value: Int32Array.from(ints) })),
    fc
      .array(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }))
      .map((longs): NbtValue => ({ type: 'longArray', value: BigInt64Array.from(longs) })),
    fc.array(text).map((texts) => nbtList(texts.map(nbtString))),
    fc.array(fc.dictionary(text, tie('value'), { maxKeys: 3 }).map(nbtCompound)).map((list) => nbtList(list)),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }).map(nbtCompound),
  ),
})).value

/** Names that no format keeps for itself. */
const ownName = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'abcdef') })

export const nbtData: fc.Arbitrary<NbtCompound> = fc.dictionary(ownName, nbtValue, { maxKeys: 4 }).map(nbtCompound)

const size = fc.integer({ min: 1, max: 9 })

function regionArbitrary(name: string): fc.Arbitrary<Region> {
  return fc
    .tuple(size, size, size, fc.integer({ min: 1, max: STATES.length }))
    .chain(([width, height, length, states]) => {
      const cell = fc.tuple(
        fc.integer({ min: 0, max: width - 1 }),
        fc.integer({ min: 0, max: height - 1 }),
        fc.integer({ min: 0, max: length - 1 }),
      )
      const blockEntity: fc.Arbitrary<BlockEntity> = fc.record({
        id: fc.constantFrom('minecraft:chest', 'minecraft:sign', 'create:depot'),
        position: cell,
        data: nbtData,
      })
      const entity: fc.Arbitrary<Entity> = fc.record({
        id: fc.constantFrom('minecraft:cow', 'minecraft:item_frame'),
        position: cell.map(([x, y, z]): Vec3 => [x + 0.5, y, z + 0.25]),
        data: nbtData,
      })
      return fc.record({
        name: fc.constant(name),
        position: fc.constant<Vec3>([0, 0, 0]),
        width: fc.constant(width),
        height: fc.constant(height),
        length: fc.constant(length),
        palette: fc.constant(STATES.slice(0, states)),
        blocks: fc
          .array(fc.integer({ min: 0, max: states - 1 }), {
            minLength: width * height * length,
            maxLength: width * height * length,
          })
          .map((blocks) => Uint16Array.from(blocks)),
        blockEntities: fc.uniqueArray(blockEntity, { maxLength: 4, selector: ({ position }) => position.join() }),
        entities: fc.array(entity, { maxLength: 3 }),
      })
    })
}

/** A schematic of Java's edition with one region. */
export const schematicArbitrary: fc.Arbitrary<Schematic> = fc.record({
  format: fc.constant<'sponge'>('sponge'),
  formatVersion: fc.constant(3),
  edition: fc.constant<'java'>('java'),
  dataVersion: fc.constantFrom(2586, 3465, 3955),
  regions: regionArbitrary('main').map((region) => [region]),
  metadata: fc.record(
    {
      name: fc.string({ minLength: 1, maxLength: 30 }),
      // A question mark is the game's word for nobody.
      author: fc.string({ minLength: 1, maxLength: 30 }).filter((author) => author !== '?'),
      description: fc.string({ minLength: 1, maxLength: 30 }),
      created: fc.integer({ min: 1, max: 2e12 }),
      modified: fc.integer({ min: 1, max: 2e12 }),
    },
    { requiredKeys: [] },
  ),
  warnings: fc.constant([]),
})

/** Of several regions, which lie here and there without touching each other. */
export const regionsArbitrary: fc.Arbitrary<Schematic> = fc
  .tuple(schematicArbitrary, regionArbitrary('second'), regionArbitrary('third'))
  .map(([schematic, second, third]) => ({
    ...schematic,
    regions: [
      ...schematic.regions,
      { ...second, position: [20, -10, 0] as const },
      { ...third, position: [-30, 5, 40] as const },
    ],
  }))
