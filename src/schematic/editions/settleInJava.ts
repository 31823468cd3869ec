import { makeBlockState } from '../blockState'
import type { BlockState, Region } from '../model'
import { StateChanges } from './cells'

/** Plants whose tip alone has the plain name, with the way they grow. */
const GROWS: ReadonlyMap<string, 1 | -1> = new Map([
  ['minecraft:kelp', 1],
  ['minecraft:twisting_vines', 1],
  ['minecraft:weeping_vines', -1],
  ['minecraft:cave_vines', -1],
])
const SETTLED = /^minecraft:(kelp|twisting_vines|weeping_vines|cave_vines|scaffolding|(soul_)?campfire)$/

/** How far from a log a leaf lives; one that is further decays. Source: https://minecraft.wiki/w/Leaves */
const FURTHEST = 7
const LEAVES = /_leaves$/
const LOG = /^minecraft:(\w+_(log|wood|hyphae)|(stripped_)?(crimson|warped)_stem)$/

/**
 * A region in Java's states with what Java keeps in them and Bedrock works out from the neighbours: which part of a vine or of kelp is
 * its tip, where scaffolding hangs free, which fires signal, and how far leaves are from a log.
 */
export function settleInJava(region: Region): Region {
  return withLeafDistances(withSettledStates(region))
}

function withSettledStates(region: Region): Region {
  const { palette, blocks, width, length } = region
  const isSettled = palette.map(({ name }) => SETTLED.test(name))
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

function withLeafDistances(region: Region): Region {
  const { palette, blocks, width, height, length } = region
  const isLeaf = Uint8Array.from(palette, ({ name, properties }) =>
    LEAVES.test(name) && properties.distance !== undefined ? 1 : 0,
  )
  if (!isLeaf.includes(1)) return region
  const isLog = Uint8Array.from(palette, ({ name }) => (LOG.test(name) ? 1 : 0))
  /** 0 where nothing is known. */
  const distances = new Uint8Array(blocks.length)
  let found: number[] = []
  for (let cell = 0; cell < blocks.length; cell++) if (isLog[blocks[cell] ?? 0] === 1) found.push(cell)
  const layer = width * length
  for (let distance = 1; distance < FURTHEST; distance++) {
    const next: number[] = []
    const reach = (cell: number): void => {
      if (distances[cell] !== 0 || isLeaf[blocks[cell] ?? 0] !== 1) return
      distances[cell] = distance
      next.push(cell)
    }
    for (const cell of found) {
      const x = cell % width
      const z = Math.floor(cell / width) % length
      if (x > 0) reach(cell - 1)
      if (x < width - 1) reach(cell + 1)
      if (z > 0) reach(cell - width)
      if (z < length - 1) reach(cell + width)
      if (cell >= layer) reach(cell - layer)
      if (cell < layer * (height - 1)) reach(cell + layer)
    }
    found = next
  }
  const changes = new StateChanges(region)
  for (let cell = 0; cell < blocks.length; cell++) {
    const distance = distances[cell] ?? 0
    const index = blocks[cell] ?? 0
    const state = palette[index]
    if (distance === 0 || state === undefined || state.properties.distance === String(distance)) continue
    const own = makeBlockState(state.name, Object.entries({ ...state.properties, distance: String(distance) }))
    changes.set(cell, `${index} ${distance}`, own)
  }
  return changes.applied()
}
