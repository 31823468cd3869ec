import type { BlockState, Edition } from '../model'
import { sortCounts } from './countIds'
import { itemsOfState } from './itemsOfState'
import { stackSizeOf } from './stackSize'

/** An item to gather. `count` = `shulkerBoxes` full boxes + `stacks` full stacks + `items`. */
export interface Material {
  readonly item: string
  readonly count: number
  /** How many fit one stack. */
  readonly stackSize: number
  readonly shulkerBoxes: number
  readonly stacks: number
  readonly items: number
}

const WATER_BUCKET = 'minecraft:water_bucket'
/** What nobody pours water for. */
const IN_WATER = /^minecraft:(kelp|seagrass|bubble_column)$/

/** Stacks in a shulker box. */
const BOX_SLOTS = 27

/**
 * What a player gathers to build these blocks: one door for its two halves, two slabs for a double one, a torch for one on a wall,
 * a bucket for a source of water. `extra` are items counted otherwise, such as those of item frames.
 */
export function listMaterials(
  states: Iterable<readonly [BlockState, number]>,
  edition: Edition,
  extra: Iterable<readonly [item: string, count: number]> = [],
): Material[] {
  const counts = new Map<string, number>()
  let inWater = 0
  const add = (item: string, count: number): void => {
    counts.set(item, (counts.get(item) ?? 0) + count)
  }
  for (const [state, times] of states) {
    for (const [item, count] of itemsOfState(state, edition)) add(item, count * times)
    // Bedrock has their water in its second layer, which is among the states; Java's grow in it without a word.
    if (edition === 'bedrock' && IN_WATER.test(state.name)) inWater += times
  }
  if (inWater > 0) counts.set(WATER_BUCKET, Math.max(0, (counts.get(WATER_BUCKET) ?? 0) - inWater))
  for (const [item, count] of extra) add(item, count)
  const materials: Material[] = []
  for (const [item, count] of sortCounts(counts)) if (count > 0) materials.push(toMaterial(item, count))
  return materials
}

function toMaterial(item: string, count: number): Material {
  const stackSize = stackSizeOf(item)
  const perBox = BOX_SLOTS * stackSize
  const rest = count % perBox
  return {
    item,
    count,
    stackSize,
    shulkerBoxes: Math.floor(count / perBox),
    stacks: Math.floor(rest / stackSize),
    items: rest % stackSize,
  }
}
