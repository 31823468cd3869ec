import type { BlockState } from '../model'
import { sortCounts } from './countIds'
import type { ItemsOf } from './itemsOfState'
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

/** Stacks in a shulker box. */
const BOX_SLOTS = 27

/**
 * The materials for these blocks: one door for its two halves, two slabs for a double one, a torch for a wall torch, a
 * bucket for a water source. `itemsOf` is the edition's rule. `extra` are items counted elsewhere, such as of item
 * frames.
 */
export function listMaterials(
  states: Iterable<readonly [BlockState, number]>,
  itemsOf: ItemsOf,
  extra: Iterable<readonly [item: string, count: number]> = [],
): Material[] {
  const counts = new Map<string, number>()
  const add = (item: string, count: number): void => {
    counts.set(item, (counts.get(item) ?? 0) + count)
  }
  for (const [state, times] of states) {
    for (const [item, count] of itemsOf(state)) add(item, count * times)
  }
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
