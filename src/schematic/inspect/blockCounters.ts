import { parseBlockState } from '../blockState'
import { PackedLongCounter } from '../blocks/countPackedLongs'
import { VarintCounter } from '../blocks/countVarints'
import { memoByText } from '../memoByText'
import type { BlockCounter, BlockCounters, LitematicDraft } from '../parse/draft'
import { bitsOf } from '../parse/gatherLitematic'
import { knownState } from './knownStates'

/** Counts blocks while they pass by, for who has no use for the blocks themselves. */
export const blockCounters: BlockCounters = {
  varints: (mostPalette, mostBlocks) => new VarintCounter(mostPalette, mostBlocks),
  longs,
  readState: knownState,
  parseState: memoByText(parseBlockState),
  held(draft) {
    if (draft.held === undefined || draft.size === undefined || draft.palette === undefined) return
    const counter = longs(draft, Math.abs(draft.size[0] * draft.size[1] * draft.size[2]))
    for (const page of draft.held.pages()) counter.data(page)
    counter.finish()
    draft.held.release()
    delete draft.held
  },
}

function longs(draft: LitematicDraft, volume: number): BlockCounter<void> {
  const counter = new PackedLongCounter(bitsOf(draft, volume), volume)
  draft.counts = counter.counts
  return counter
}
