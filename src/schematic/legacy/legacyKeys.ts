import { formatBlockState, makeBlockState } from '../blockState'
import type { BlockState } from '../model'
import { legacyBlocks } from './legacyBlocks'

/** Ids have sixteen bits where a file has a whole byte for the high ones. */
const MAX_ID = 65_535

/** The keys that states were read from: several mean the same today. */
const readFrom = new WeakMap<BlockState, number>()

/**
 * Of equal states these keys are written: still water and lava, heads that stand on the floor (0 looks down, which 1.12
 * shows on a wall), comparators by the id that says whether they are on.
 */
const PREFERRED = new Set([...range(9 << 4, 16), ...range(11 << 4, 16), (144 << 4) | 1, ...range((150 << 4) | 8, 8)])

/**
 * Upper halves of all tall plants were one; the side they were placed from, which nothing shows, is north where the
 * game grew them.
 */
const DOUBLE_PLANT = 175
const UPPER_NORTH = 10

/** Blocks of today that 1.12 had under another's name. */
const SAME_THEN: Readonly<Record<string, readonly [name: string, property?: readonly [string, string]]>> = {
  __proto__: null as never,
  'minecraft:attached_melon_stem': ['minecraft:melon_stem', ['age', '7']],
  'minecraft:attached_pumpkin_stem': ['minecraft:pumpkin_stem', ['age', '7']],
  'minecraft:cave_air': ['minecraft:air'],
  'minecraft:pumpkin': ['minecraft:carved_pumpkin'],
  'minecraft:void_air': ['minecraft:air'],
}

/** Up to 1.12 the shulker box without a dye. */
const PURPLE = 'minecraft:purple_shulker_box'

let exact: ReadonlyMap<string, number> | undefined
let byName: ReadonlyMap<string, readonly { readonly key: number; readonly state: BlockState }[]> | undefined

/** A numeric id and data value as `id << 4 | data`, and whether the state says more than they can. */
export interface LegacyKey {
  readonly key: number
  readonly exact: boolean
}

/**
 * The numeric id and data value, as they were up to 1.12, that come nearest to a block state of today; undefined for a
 * block that there was not. A state that was read from numbers gets the same again; of several data values that mean
 * the same the lowest is taken, with few exceptions.
 */
export function legacyKeyOf(state: BlockState): LegacyKey | undefined {
  if (exact === undefined || byName === undefined) [exact, byName] = readKeys()
  const own = readFrom.get(state)
  if (own !== undefined) return { key: own, exact: true }
  const then = SAME_THEN[state.name]
  if (then !== undefined) return legacyKeyOf(makeBlockState(then[0], then[1] === undefined ? [] : [then[1]]))
  if (state.name === PURPLE)
    return legacyKeyOf(makeBlockState('minecraft:shulker_box', Object.entries(state.properties)))
  const text = formatBlockState(state)
  const key = exact.get(text)
  if (key !== undefined) return { key, exact: true }
  const unknown = /^legacy:block_(\d{1,5})$/.exec(state.name)
  if (unknown !== null && Number(unknown[1]) <= MAX_ID)
    return { key: (Number(unknown[1]) << 4) | (Number(state.properties.data ?? 0) & 15), exact: true }
  let best: { key: number; score: number } | undefined
  for (const candidate of byName.get(state.name) ?? []) {
    const score = agreement(state, candidate.state)
    const isPreferred = PREFERRED.has(candidate.key) && best !== undefined && !PREFERRED.has(best.key)
    if (best === undefined || score > best.score || (score === best.score && isPreferred))
      best = { key: candidate.key, score }
  }
  return best === undefined ? undefined : { key: best.key, exact: false }
}

function readKeys(): [Map<string, number>, Map<string, { key: number; state: BlockState }[]>] {
  const keys = new Map<string, number>()
  const names = new Map<string, { key: number; state: BlockState }[]>()
  for (const { id, states } of legacyBlocks()) {
    states.forEach((state, data) => {
      if (state === undefined) return
      const key = (id << 4) | data
      const text = formatBlockState(state)
      readFrom.set(state, key)
      if (!keys.has(text) || PREFERRED.has(key)) keys.set(text, key)
      if (id === DOUBLE_PLANT && data >= 8) keys.set(text, (DOUBLE_PLANT << 4) | UPPER_NORTH)
      const same = names.get(state.name)
      if (same === undefined) names.set(state.name, [{ key, state }])
      else same.push({ key, state })
    })
  }
  return [keys, names]
}

/** Keeps the key that a state stands for, for one that is no state of the table. */
export function rememberKey(state: BlockState, key: number | undefined): void {
  if (key !== undefined) readFrom.set(state, key)
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, step) => from + step)
}

/** Properties both have alike, those that turn and place a block before the rest. */
function agreement(state: BlockState, candidate: BlockState): number {
  let score = 0
  for (const [key, value] of Object.entries(candidate.properties)) {
    if (state.properties[key] === value) score += WEIGHTS[key] ?? 1
  }
  return score
}

const WEIGHTS: Readonly<Record<string, number>> = {
  __proto__: null as never,
  facing: 8,
  axis: 8,
  half: 8,
  type: 8,
  part: 8,
  rotation: 8,
  open: 4,
}
