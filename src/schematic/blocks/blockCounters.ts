import type { BlockCounters } from '../parse/draft'
import { PackedLongCounter } from './countPackedLongs'
import { VarintCounter } from './countVarints'

/** Counts blocks while they pass by, for who has no use for the blocks themselves. */
export const blockCounters: BlockCounters = {
  varints: (mostPalette, mostBlocks) => new VarintCounter(mostPalette, mostBlocks),
  longs: (bits, volume) => new PackedLongCounter(bits, volume),
}
