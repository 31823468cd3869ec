import { FACINGS, FLAT_FACINGS, stepTo, turned } from './editions/facings'
import type { Entity, NbtCompound, NbtValue, Vec3 } from './model'
import { asNumber, asNumbers, getNumber, nbtByte, nbtInt, nbtIntArray, withoutTags } from './nbt/values'
import { paintingSize } from './shapes/paintingSize'

/**
 * The block that a painting, item frame or leash knot is attached to, stored beside the entity's position: `TileX`,
 * `TileY` and `TileZ`, or `block_pos` (since 1.21.5). In the model it is relative to the region's smallest corner, like
 * all positions.
 */

const HANGING = /^minecraft:(painting|item_frame|glow_item_frame|leash_knot)$/
const TILE = ['TileX', 'TileY', 'TileZ'] as const
/** The center of the largest painting is two blocks from its block. */
const MAX_DISTANCE_BLOCKS = 3

export function isHanging(id: string): boolean {
  return HANGING.test(id)
}

/** The block as the entity's own tags give it. */
export function anchorOf(data: NbtCompound): Vec3 | undefined {
  const [x, y, z] = asNumbers(data.value.get('block_pos')) ?? TILE.map((name) => asNumber(data.value.get(name)))
  return x === undefined || y === undefined || z === undefined ? undefined : [x, y, z]
}

/** The same tags with another block; unchanged if the entity has none. */
export function withAnchor(data: NbtCompound, anchor: Vec3): NbtCompound {
  const value = new Map<string, NbtValue>(data.value)
  if (value.has('block_pos')) value.set('block_pos', nbtIntArray(anchor))
  TILE.forEach((name, axis) => {
    if (value.has(name)) value.set(name, nbtInt(anchor[axis] ?? 0))
  })
  return { type: 'compound', value }
}

/**
 * The block that a hanging entity is attached to, derived from its center: paintings of even width or height extend
 * half a block further left (seen from the front) and up. Undefined for entities that don't hang or have an unknown
 * size.
 */
export function hangingBlock({ id, position, data }: Entity): Vec3 | undefined {
  if (!HANGING.test(id)) return undefined
  if (id !== 'minecraft:painting') return floor(position)
  const size = paintingSize(data)
  if (size === undefined) return undefined
  const [width, height] = size
  const [dx, , dz] = stepTo(turned(FLAT_FACINGS[flatSide(data) ?? 0] ?? 'south', -1))
  const aside = width % 2 === 0 ? 0.5 : 0
  return floor([position[0] - dx * aside, position[1] - (height % 2 === 0 ? 0.5 : 0), position[2] - dz * aside])
}

/** The entity moved with the block it hangs in. */
export function moveEntity(entity: Entity, by: Vec3): Entity {
  return moveAnchor({ ...entity, position: add(entity.position, by) }, by)
}

export function moveAnchor(entity: Entity, by: Vec3): Entity {
  if (!HANGING.test(entity.id) || by.every((step) => step === 0)) return entity
  const anchor = anchorOf(entity.data)
  return anchor === undefined ? entity : { ...entity, data: withAnchor(entity.data, add(anchor, by)) }
}

/**
 * Makes the attached block of an entity relative to the region: adds `by` to the file's value, if its origin is known.
 * Tools that move an entity often forget the block; then it is derived from the entity's position, which is exact
 * except for hand-written paintings.
 */
export function normalizeAnchor(entity: Entity, by: Vec3 | undefined): Entity {
  if (!HANGING.test(entity.id)) return entity
  const { data, told } = inFront(entity.data)
  const settled = data === entity.data ? entity : { ...entity, data }
  if (told === undefined) return settled
  const place = hangingBlock(settled)
  const moved = by && add(told, by)
  const isMoved = place === undefined || (entity.id === 'minecraft:painting' && !equal(told, place))
  const anchor = isMoved && moved !== undefined && isNear(moved, entity.position) ? moved : (place ?? moved ?? told)
  return { ...settled, data: withAnchor(data, anchor) }
}

function isNear(block: Vec3, position: Vec3): boolean {
  return block.every((value, axis) => Math.abs(value + 0.5 - (position[axis] ?? 0)) <= MAX_DISTANCE_BLOCKS)
}

/**
 * Before 1.8 the block was the one in the wall; the side was called `Direction`, earlier `Dir`; and frames rotated
 * items by quarters.
 */
function inFront(data: NbtCompound): { data: NbtCompound; told: Vec3 | undefined } {
  const told = anchorOf(data)
  const side = flatSide(data)
  const isFormer = data.value.has('Direction') || data.value.has('Dir')
  if (!isFormer || data.value.has('Facing') || data.value.has('facing') || side === undefined) return { data, told }
  const { value } = withoutTags(data, ['Direction', 'Dir'])
  const rotation = getNumber(data, 'ItemRotation')
  const facing: NbtCompound = {
    type: 'compound',
    value: new Map([
      ...value,
      ['Facing', nbtByte(side)],
      ...(rotation === undefined ? [] : [['ItemRotation', nbtByte((rotation * 2) & 7)] as const]),
    ]),
  }
  return { data: facing, told: told && add(told, stepTo(FLAT_FACINGS[side] ?? 'south')) }
}

/** The side that a painting, or any hanging entity up to 1.12, faces: south 0, west 1, north 2, east 3. */
export function flatSide(data: NbtCompound): number | undefined {
  const side = getNumber(data, 'facing') ?? getNumber(data, 'Facing') ?? getNumber(data, 'Direction')
  if (side !== undefined) return side & 3
  const dir = getNumber(data, 'Dir')
  return dir === undefined ? undefined : [2, 1, 0, 3][dir & 3]
}

/** Converts a side number of frames up to 1.12 to the current one. */
export function sixSide(flat: number): number {
  return FACINGS.indexOf(FLAT_FACINGS[flat & 3] ?? 'south')
}

function floor([x, y, z]: Vec3): Vec3 {
  return [Math.floor(x), Math.floor(y), Math.floor(z)]
}

function add(a: Vec3, b: Vec3): Vec3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

function equal(a: Vec3, b: Vec3): boolean {
  return a.every((value, axis) => value === b[axis])
}
