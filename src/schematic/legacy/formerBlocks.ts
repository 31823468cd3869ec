import { makeBlockState } from '../blockState'
import type { BlockState } from '../model'
import { formerPropertyLines } from '../tables/formerProperties'
import { legacyBlockId, legacyBlockState, legacyBlocks } from './legacyBlocks'
import { rememberKey } from './legacyKeys'

/** Words of the table that stand for several. */
const SETS: Readonly<Record<string, string>> = {
  __proto__: null as never,
  dyes: 'white,orange,magenta,light_blue,yellow,lime,pink,gray,silver,cyan,purple,blue,brown,green,red,black',
  flat: 'south,west,north,east',
  rails: 'north_south,east_west,ascending_east,ascending_west,ascending_north,ascending_south',
  six: 'down,up,north,south,west,east',
  slabs: 'stone,sandstone,wood_old,cobblestone,brick,stone_brick,nether_brick,quartz',
  woods: 'oak,spruce,birch,jungle,acacia,dark_oak',
}

/** Kinds of blocks of the table, by their names. */
const KINDS: Readonly<Record<string, RegExp>> = {
  __proto__: null as never,
  gates: /fence_gate$/,
  glazed: /_glazed_terracotta$/,
  shulkers: /_shulker_box$/,
  stairs: /_stairs$/,
}

interface Property {
  readonly key: string
  readonly weight: number
  readonly values: readonly string[]
}

const NAMESPACE = 'minecraft:'
const DOOR = /(?<!trap)door$/
const UPPER = 8
const FLAT = ['south', 'west', 'north', 'east']
/** The lower half of a door counts its sides from the east on. */
const DOOR_SIDES = ['east', 'south', 'west', 'north']

let properties: ReadonlyMap<string, readonly Property[]> | undefined

/**
 * The numeric id and data value, as `id << 4 | data`, of a block state as 1.8 to 1.12 wrote it
 * (`minecraft:stone[variant=granite]`); undefined for a name that the game did not have then. A property that is
 * missing or makes no sense counts as the first there is.
 */
export function formerKeyOf(state: BlockState): number | undefined {
  const name = state.name.replace(/^minecraft:silver_/, `${NAMESPACE}light_gray_`)
  const id = legacyBlockId(name)
  if (id === undefined) return numbered(state)
  const path = name.slice(NAMESPACE.length)
  if (DOOR.test(path)) return (id << 4) | doorData(state.properties)
  if (path === 'double_plant' && state.properties.half === 'upper') {
    return (id << 4) | UPPER | indexIn(FLAT, state.properties.facing ?? 'north')
  }
  properties ??= readProperties()
  let data = 0
  for (const { key, weight, values } of properties.get(path) ?? []) {
    data |= weight * indexIn(values, state.properties[key])
  }
  return (id << 4) | (data & 15)
}

/**
 * The current state for one of 1.8 to 1.12; undefined as with `formerKeyOf`. What data values don't include (corners,
 * connections, hinges) is kept as in the file: most files have the defaults there, and neighbors determine it.
 */
export function modernState(former: BlockState): BlockState | undefined {
  const key = formerKeyOf(former)
  const state = key === undefined ? undefined : legacyBlockState(key >> 4, key & 15)
  if (state === undefined) return undefined
  const told = impliedByNeighbor(former)
  const changed = Object.entries(state.properties).flatMap(([name, value]): [string, string][] => {
    const own = told(name) ? former.properties[name] : undefined
    const today = own !== undefined && WALL.test(state.name) && name !== 'up' ? (WALL_SIDES[own] ?? value) : own
    return today === undefined || today === value ? [] : [[name, today]]
  })
  if (changed.length === 0) return state
  const made = makeBlockState(state.name, Object.entries({ ...state.properties, ...Object.fromEntries(changed) }))
  rememberKey(made, key)
  return made
}

const WALL = /_wall$/
const WALL_SIDES: Readonly<Record<string, string>> = { __proto__: null as never, true: 'low', false: 'none' }

/** Which properties of a state are not in its data value. */
function impliedByNeighbor({ name, properties: { half } }: BlockState): (property: string) => boolean {
  const path = name.slice(NAMESPACE.length)
  if (DOOR.test(path)) {
    const stored = half === 'upper' ? ['half', 'hinge', 'powered'] : ['half', 'facing', 'open']
    return (property) => !stored.includes(property)
  }
  properties ??= readProperties()
  const stored = properties.get(path) ?? []
  return (property) => property !== 'half' && stored.every(({ key }) => key !== property)
}

/** A stand-in for a number, as `completeMcedit` makes them. */
function numbered({ name, properties: { data } }: BlockState): number | undefined {
  const id = /^legacy:block_(\d{1,4})$/.exec(name)?.[1]
  return id === undefined ? undefined : (Number(id) << 4) | (Number(data ?? 0) & 15)
}

function doorData({ half, facing, open, hinge, powered }: BlockState['properties']): number {
  if (half === 'upper') return UPPER | (hinge === 'right' ? 1 : 0) | (powered === 'true' ? 2 : 0)
  return indexIn(DOOR_SIDES, facing) | (open === 'true' ? 4 : 0)
}

function indexIn(values: readonly string[], value: string | undefined): number {
  return value === undefined || value === '' ? 0 : Math.max(0, values.indexOf(value))
}

function readProperties(): Map<string, readonly Property[]> {
  const names = [...legacyBlocks()].map(({ name }) => name)
  const found = new Map<string, readonly Property[]>([['double_plant', [PLANTS]]])
  for (const line of formerPropertyLines.trim().split('\n')) {
    const [blocks = '', ...parts] = line.split(' ')
    const own = parts.map(readProperty)
    for (const block of blocks.split(',')) {
      const kind = block.startsWith('@') ? KINDS[block.slice(1)] : undefined
      for (const name of kind === undefined ? [block] : names.filter((each) => kind.test(each))) found.set(name, own)
    }
  }
  return found
}

/** Of the lower half; the upper one has the side it was placed from instead. */
const PLANTS: Property = {
  key: 'variant',
  weight: 1,
  values: ['sunflower', 'syringa', 'double_grass', 'double_fern', 'double_rose', 'paeonia'],
}

function readProperty(part: string): Property {
  const [, key = '', weight = '1', list = ''] = /^(\w+)(?:\*(\d+))?=(.*)$/.exec(part) ?? []
  const values = list.replace(/@(\w+)/g, (_, set: string) => SETS[set] ?? '').split(',')
  return { key, weight: Number(weight), values: values.flatMap(range) }
}

function range(value: string): readonly string[] {
  const [, from, to] = /^(\d+)\.\.(\d+)$/.exec(value) ?? []
  if (from === undefined || to === undefined) return [value]
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, step) => String(Number(from) + step))
}

/** Names of 1.12 that later versions have for another block, or had for a while. */
const AMBIGUOUS = new Set([
  ...['grass', 'grass_path', 'purple_shulker_box', 'sign', 'stone_slab', 'stone_stairs', 'wall_sign'],
])
/** Properties that only old blocks had. */
const FORMER_KEYS = ['variant', 'color', 'decayable', 'check_decay', 'legacy_data', 'seamless', 'nodrop']

/** Properties that no old block had. */
const LATER_KEYS = ['face', 'instrument', 'lit', 'persistent', 'waterlogged']

let names: { readonly former: ReadonlySet<string>; readonly later: ReadonlySet<string> } | undefined

/** Whether a state can only be from before 1.13, by its name or a property. */
export function isFormerState({ name, properties: own }: BlockState): boolean {
  if (name.startsWith('legacy:block_')) return true
  if (!name.startsWith(NAMESPACE)) return false
  names ??= readNames()
  const path = name.slice(NAMESPACE.length)
  if (names.former.has(path) || path.startsWith('silver_')) return true
  if (path === 'grass' && own.snowy !== undefined) return true
  if (FORMER_KEYS.some((key) => own[key] !== undefined)) return legacyBlockId(name) !== undefined
  return /^(torch|redstone_torch|lever)$/.test(path) && own.facing !== undefined && !hasLaterKey(own)
}

/** Whether a state can't be from before 1.13, by its name or a property. */
export function isLaterState({ name, properties: own }: BlockState): boolean {
  names ??= readNames()
  return hasLaterKey(own) || names.later.has(name.slice(NAMESPACE.length))
}

function hasLaterKey(own: BlockState['properties']): boolean {
  return LATER_KEYS.some((key) => own[key] !== undefined)
}

/** Names in the table without a current state, and vice versa. */
function readNames(): NonNullable<typeof names> {
  const blocks = [...legacyBlocks()]
  const todays = new Set(
    blocks.flatMap(({ states }) => states.map((state) => state?.name.slice(NAMESPACE.length) ?? '')),
  )
  const then = new Set(blocks.map(({ name }) => name))
  return {
    former: new Set([...then].filter((name) => !todays.has(name) && !AMBIGUOUS.has(name))),
    later: new Set([...todays].filter((name) => !then.has(name))),
  }
}
