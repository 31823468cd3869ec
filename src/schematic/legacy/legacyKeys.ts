import { formatBlockState } from '../blockState'
import type { BlockState } from '../model'
import { legacyBlocks } from './legacyBlocks'

/** Ids have sixteen bits where a file has a whole byte for the high ones. */
const LARGEST_ID = 65_535

let exact: ReadonlyMap<string, number> | undefined
let byName: ReadonlyMap<string, readonly { readonly key: number; readonly state: BlockState }[]> | undefined

/** A numeric id and data value as `id << 4 | data`, and whether the state says more than they can. */
export interface LegacyKey {
  readonly key: number
  readonly exact: boolean
}

/**
 * The numeric id and data value, as they were up to 1.12, that come nearest to a block state of today; undefined for a block that
 * there was not. Of several data values that mean the same the lowest is taken.
 */
export function legacyKeyOf(state: BlockState): LegacyKey | undefined {
  if (exact === undefined || byName === undefined) [exact, byName] = readKeys()
  const text = formatBlockState(state)
  const key = exact.get(text)
  if (key !== undefined) return { key, exact: true }
  const unknown = /^legacy:block_(\d{1,5})$/.exec(state.name)
  if (unknown !== null && Number(unknown[1]) <= LARGEST_ID)
    return { key: (Number(unknown[1]) << 4) | (Number(state.properties.data ?? 0) & 15), exact: true }
  let best: { key: number; score: number } | undefined
  for (const candidate of byName.get(state.name) ?? []) {
    const score = agreement(state, candidate.state)
    if (best === undefined || score > best.score) best = { key: candidate.key, score }
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
      if (!keys.has(text)) keys.set(text, key)
      const same = names.get(state.name)
      if (same === undefined) names.set(state.name, [{ key, state }])
      else same.push({ key, state })
    })
  }
  return [keys, names]
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
