import { flatSide } from '../anchors'
import { isAir } from '../blockState'
import type { BlockState, Entity, NbtCompound, Region, Schematic, Vec3 } from '../model'
import { asNumbers, getCompound, getList, getNumber, getString } from '../nbt/values'
import { ENTITY } from './entityBoxes'
import { paintingSize } from './paintingSize'

/** Maximum entities drawn per region. */
const MAX_DRAWN = 20_000
const MAX_STATES = 65_535

const SIX_SIDES = ['down', 'up', 'north', 'south', 'west', 'east']
/** Sides as paintings number them, and as quarters of a turn from the south. */
const FOUR_SIDES = ['south', 'west', 'north', 'east']

const LOADS: Readonly<Record<string, string>> = {
  __proto__: null as never,
  chest_minecart: 'minecraft:chest',
  hopper_minecart: 'minecraft:hopper',
  furnace_minecart: 'minecraft:furnace',
  tnt_minecart: 'minecraft:tnt',
  spawner_minecart: 'minecraft:spawner',
  command_block_minecart: 'minecraft:command_block',
}

type Cell = readonly [place: Vec3, path: string, properties: Readonly<Record<string, string>>]

/**
 * Puts entities (item frames, paintings, armor stands, minecarts, boats, end crystals) into their cells as blocks of
 * the namespace `entity`, for rendering only. Occupied cells are unchanged, except for minecarts on rails.
 */
export function drawEntitiesAsBlocks(schematic: Schematic): Schematic {
  if (schematic.edition !== 'java' || schematic.regions.every(({ entities }) => entities.length === 0)) return schematic
  return {
    ...schematic,
    regions: schematic.regions.map((region) => addEntityBlocks(region, schematic.isLegacy === true)),
  }
}

function addEntityBlocks(region: Region, isLegacy: boolean): Region {
  const cells = region.entities.slice(0, MAX_DRAWN).flatMap((entity) => cellsOf(entity, isLegacy))
  if (cells.length === 0) return region
  const { width, height, length } = region
  const palette = [...region.palette]
  const blocks = region.blocks.slice()
  const known = new Map<string, number>()
  for (const [[x, y, z], path, properties] of cells) {
    if (x < 0 || y < 0 || z < 0 || x >= width || y >= height || z >= length) continue
    const index = (y * length + z) * width + x
    const here = palette[blocks[index] ?? 0]
    const beneath = here === undefined ? undefined : groundOf(path, here)
    if (beneath === undefined) continue
    const state: BlockState = { name: `${ENTITY}${path}`, properties: { ...properties, ...beneath } }
    const key = `${path} ${JSON.stringify(state.properties)}`
    const number = known.get(key) ?? palette.length
    if (number >= MAX_STATES) break
    if (number === palette.length) {
      palette.push(state)
      known.set(key, number)
    }
    blocks[index] = number
  }
  return { ...region, palette, blocks }
}

/** What of a cell is drawn together with the entity; undefined where there is no room for it. */
function groundOf(path: string, here: BlockState): Readonly<Record<string, string>> | undefined {
  if (isAir(here.name)) return {}
  const block = here.name.slice(here.name.indexOf(':') + 1)
  if (path !== 'minecart' || !block.endsWith('rail')) return undefined
  const { shape, powered } = here.properties
  return { rail: block, ...(shape ? { shape } : {}), ...(powered ? { powered } : {}) }
}

function cellsOf({ id, position, data }: Entity, isLegacy: boolean): Cell[] {
  const path = id.slice(id.indexOf(':') + 1)
  const place: Vec3 = [Math.floor(position[0]), Math.floor(position[1]), Math.floor(position[2])]
  if (path === 'item_frame' || path === 'glow_item_frame') {
    const item = getString(getCompound(data, 'Item'), 'id')
    const side = isLegacy ? FOUR_SIDES[flatSide(data) ?? 0] : SIX_SIDES[getNumber(data, 'Facing') ?? 3]
    const facing = side ?? 'south'
    return [[place, path, { facing, ...(item === undefined ? {} : { item }) }]]
  }
  if (path === 'painting') return paintingCells(position, data)
  if (path === 'armor_stand') return standCells(place, data)
  if (path === 'end_crystal') return [[place, path, {}]]
  if (path === 'minecart' || path in LOADS) {
    const load = LOADS[path]
    return [[place, 'minecart', load === undefined ? {} : { load }]]
  }
  const boat = /^(?:(\w+?)_)?(?:chest_)?(?:boat|raft)$/.exec(path)
  if (boat === null) return []
  const wood = `minecraft:${boat[1] ?? getString(data, 'Type') ?? 'oak'}_planks`
  return [[place, 'boat', { facing: sideOf(data), wood }]]
}

/** A painting hangs around its position, which is the middle of it. */
function paintingCells([x, y, z]: Vec3, data: NbtCompound): Cell[] {
  const motive = getString(data, 'variant') ?? getString(data, 'Motive') ?? ''
  const facing = FOUR_SIDES[flatSide(data) ?? 0] ?? 'south'
  const [width, height] = paintingSize(data) ?? [1, 1]
  const isAlongX = facing === 'north' || facing === 'south'
  const from = Math.floor((isAlongX ? x : z) - width / 2 + 0.25)
  const bottom = Math.floor(y - height / 2 + 0.25)
  const cells: Cell[] = []
  for (let a = 0; a < width; a++) {
    for (let b = 0; b < height; b++) {
      const edges = `${a === 0 ? 'l' : ''}${a === width - 1 ? 'h' : ''}${b === 0 ? 'b' : ''}${b === height - 1 ? 't' : ''}`
      const place: Vec3 = isAlongX ? [from + a, bottom + b, Math.floor(z)] : [Math.floor(x), bottom + b, from + a]
      cells.push([place, 'painting', { facing, edges, motive }])
    }
  }
  return cells
}

/** An armour stand is two blocks high. */
function standCells([x, y, z]: Vec3, data: NbtCompound): Cell[] {
  const [feet, legs, chest, head] = wornItems(data)
  const worn = {
    ...(feet === undefined ? {} : { feet }),
    ...(legs === undefined ? {} : { legs }),
    ...(chest === undefined ? {} : { chest }),
    ...(head === undefined ? {} : { head }),
    ...(getNumber(data, 'Invisible') === 1 ? { bare: 'true' } : {}),
    facing: sideOf(data),
  }
  return [
    [[x, y, z], 'armor_stand', { ...worn, part: 'lower' }],
    [[x, y + 1, z], 'armor_stand', { ...worn, part: 'upper' }],
  ]
}

/** Ids of what is worn from feet to head: `ArmorItems` until 1.21.4, `equipment` since. */
function wornItems(data: NbtCompound): (string | undefined)[] {
  const idOf = (item: NbtCompound | undefined): string | undefined => getString(item, 'id') || undefined
  const equipment = getCompound(data, 'equipment')
  if (equipment !== undefined) {
    return ['feet', 'legs', 'chest', 'head'].map((slot) => idOf(getCompound(equipment, slot)))
  }
  return (getList(data, 'ArmorItems') ?? []).map((item) => (item.type === 'compound' ? idOf(item) : undefined))
}

/** The side an entity looks to, by its turn in degrees from the south. */
function sideOf(data: NbtCompound): string {
  const [yaw = 0] = asNumbers(data.value.get('Rotation')) ?? []
  return FOUR_SIDES[(((Math.round(yaw / 90) % 4) + 4) % 4) | 0] ?? 'south'
}
