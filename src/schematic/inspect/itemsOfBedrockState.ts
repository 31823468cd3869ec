import { toBedrockItem } from '../editions/itemNames'
import { javaBlockOf } from '../editions/javaBlockOf'
import { toJavaState } from '../editions/toJavaState'
import type { BlockState, NbtCompound } from '../model'
import { type Items, itemsOfState } from './itemsOfState'

/** Blocks of Bedrock only that the game places itself. */
const TECHNICAL = /^minecraft:(client_request_placeholder_block|info_update2?|reserved6|unknown)$/
/** What needs no bucket of water: Java's always grow in it. */
const IN_WATER = /^minecraft:(kelp|seagrass|bubble_column)$/

const LIGHT = /^minecraft:light_block_\d+$/

const known = new WeakMap<BlockState, Items>()

/**
 * The items for one block of a Bedrock state: as many as for the same block in Java, with Bedrock's item names. Water
 * of the second layer is counted separately, so waterlogged plants subtract a bucket.
 */
export function itemsOfBedrockState(state: BlockState): Items {
  const already = known.get(state)
  if (already !== undefined) return already
  const items = findItems(state)
  known.set(state, items)
  return items
}

/**
 * What a player gathers for a plant in a pot, without the pot; `block` is `{name, states, version}`. Nothing where
 * nobody knows it.
 */
export function itemsOfPlant(block: NbtCompound): Items {
  const name = javaBlockOf(block)
  return name === undefined ? [] : bedrockNames(itemsOfState({ name, properties: {} }))
}

function bedrockNames(items: Items): Items {
  return items.map(([item, count]) => [toBedrockItem(item).name, count] as const)
}

function findItems(state: BlockState): Items {
  // Each has an item of its own.
  if (LIGHT.test(state.name)) return [[state.name, 1]]
  const java = toJavaState(state, false)
  if (java === undefined) return TECHNICAL.test(state.name) ? [] : [[state.name, 1]]
  const items = bedrockNames(itemsOfState(java.state))
  return IN_WATER.test(state.name) ? [...items, ['minecraft:water_bucket', -1]] : items
}
