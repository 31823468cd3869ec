import { makeBlockState } from '../blockState'
import type { BlockState, Region } from '../model'
import { StateChanges } from './cells'
import { withLeafDistances } from './leafDistances'

/** Plants whose tip alone has the plain name, with the way they grow. */
const GROWS: ReadonlyMap<string, 1 | -1> = new Map([
  ['minecraft:kelp', 1],
  ['minecraft:twisting_vines', 1],
  ['minecraft:weeping_vines', -1],
  ['minecraft:cave_vines', -1],
])
const NEEDS_NEIGHBORS = /^minecraft:(kelp|twisting_vines|weeping_vines|cave_vines|scaffolding|(soul_)?campfire)$/

/**
 * Adds to Java states what Bedrock derives from neighbors: tips of vines and kelp, hanging scaffolding, signal fires,
 * and distances of leaves from logs.
 */
export function finishJavaStates(region: Region): Region {
  return withLeafDistances(withFinishedStates(region))
}

function withFinishedStates(region: Region): Region {
  const { palette, blocks, width, length } = region
  const isSettled = palette.map(({ name }) => NEEDS_NEIGHBORS.test(name))
  if (!isSettled.includes(true)) return region
  const layer = width * length
  const changes = new StateChanges(region)
  for (let cell = 0; cell < blocks.length; cell++) {
    const index = blocks[cell] ?? 0
    const state = isSettled[index] ? palette[index] : undefined
    if (state === undefined) continue
    const own = settled(state, palette[blocks[cell - layer] ?? -1], palette[blocks[cell + layer] ?? -1])
    if (own !== undefined) changes.set(cell, `${index} ${own.name}`, own)
  }
  return changes.applied()
}

function settled(
  state: BlockState,
  below: BlockState | undefined,
  above: BlockState | undefined,
): BlockState | undefined {
  const { name, properties } = state
  const way = GROWS.get(name)
  if (way !== undefined) {
    const next = way > 0 ? above : below
    if (next?.name !== name && next?.name !== `${name}_plant`) return undefined
    const { age: _, ...others } = properties
    return makeBlockState(`${name}_plant`, Object.entries(others))
  }
  if (name === 'minecraft:scaffolding') {
    const hangs = properties.distance !== '0' && below?.name !== name
    return hangs ? makeBlockState(name, Object.entries({ ...properties, bottom: 'true' })) : undefined
  }
  if (below?.name !== 'minecraft:hay_block') return undefined
  return makeBlockState(name, Object.entries({ ...properties, signal_fire: 'true' }))
}
