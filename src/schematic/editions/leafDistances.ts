import { makeBlockState } from '../blockState'
import type { Region } from '../model'
import { StateChanges } from './cells'

/** How far from a log a leaf lives; one that is further decays. Source: https://minecraft.wiki/w/Leaves */
const MAX_DISTANCE = 7
const LEAVES = /_leaves$/
const LOG = /^minecraft:(\w+_(log|wood|hyphae)|(stripped_)?(crimson|warped)_stem)$/

/**
 * Computes how far leaves are from a log, which neither Bedrock nor Java up to 1.12 store. Leaves that no log of the
 * region reaches are unchanged.
 */
export function withLeafDistances(region: Region): Region {
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
  for (let distance = 1; distance < MAX_DISTANCE; distance++) {
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
