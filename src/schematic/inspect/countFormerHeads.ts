import { makeBlockState } from '../blockState'
import { FORMER_HEAD, HEADS, headOfKind } from '../editions/skullKinds'
import { getNumber } from '../nbt/values'
import type { ParsedRegion } from '../parse/parsed'
import type { BlockEntityNote } from './blockEntityNotes'

/**
 * Counts heads of a Bedrock region from before 1.21.40 by the types in their block entities. Positions are not kept
 * here; files with separate head blocks are unchanged.
 */
export function countFormerHeads(region: ParsedRegion, beside: readonly BlockEntityNote[]): ParsedRegion {
  const named = region.palette.map(({ name }) => name)
  if (!named.includes(FORMER_HEAD) || named.some((name) => HEADS.has(name) && name !== FORMER_HEAD)) return region
  const palette = [...region.palette]
  const counts = [...region.counts]
  for (const { data, positions } of beside) {
    const kind = getNumber(data, 'SkullType')
    const head = kind === undefined ? undefined : headOfKind(kind)
    if (head === undefined || head === FORMER_HEAD) continue
    let left = positions.length
    for (const [index, state] of region.palette.entries()) {
      const taken = state.name === FORMER_HEAD ? Math.min(left, counts[index] ?? 0) : 0
      if (taken === 0) continue
      palette.push(makeBlockState(head, Object.entries(state.properties)))
      counts[palette.length - 1] = taken
      counts[index] = (counts[index] ?? 0) - taken
      left -= taken
    }
  }
  return { ...region, palette, counts: Uint32Array.from(counts, (count) => count ?? 0) }
}
