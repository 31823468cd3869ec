import { parseBlockState } from '../blockState'
import { PackedLongCounter } from '../blocks/countPackedLongs'
import { StructureCounter } from '../blocks/countStructure'
import { VarintCounter } from '../blocks/countVarints'
import { VarintFinder } from '../blocks/findVarints'
import type { FirstCells } from '../blocks/firstCells'
import { PackedLongReader } from '../blocks/packedLongs'
import type { Limits } from '../limits'
import { memoizeByText } from '../memoizeByText'
import type { BlockCounter, BlockCounters, CellSeeker, LitematicDraft } from '../parse/draft'
import { bitsOf } from '../parse/gatherLitematic'
import { cachedState } from './stateCache'

const parseState = memoizeByText(parseBlockState)

/**
 * Counts blocks while they pass by, for who has no use for the blocks themselves; `seeker` notes where some of them
 * lie.
 */
export function blockCounters(limits: Limits, seeker: CellSeeker): BlockCounters {
  const longs = (draft: LitematicDraft, volume: number): BlockCounter<void> => {
    const bits = bitsOf(draft, volume)
    const counter = new PackedLongCounter(bits, volume)
    draft.counts = counter.counts
    const cells = seeker.seek(draft.name, draft.palette)
    return cells === undefined ? counter : withFinder(counter, longFinder(cells, bits, volume))
  }
  return {
    seeker,
    varints({ spongePalette }, expected) {
      const counter = new VarintCounter(limits.palette, limits.volume, expected)
      const cells = seeker.seek('main', spongePalette)
      return cells === undefined ? counter : withFinder(counter, new VarintFinder(cells, expected))
    },
    longs,
    structure: ({ structurePalettes }) => new StructureCounter(limits, seeker.seek('main', structurePalettes?.[0])),
    readState: cachedState,
    parseState,
    held(draft) {
      if (draft.held === undefined || draft.size === undefined || draft.palette === undefined) return
      const counter = longs(draft, Math.abs(draft.size[0] * draft.size[1] * draft.size[2]))
      for (const page of draft.held.pages()) counter.data(page)
      counter.finish()
      draft.held.release()
      delete draft.held
    },
  }
}

interface Finder {
  data(bytes: Uint8Array): void
  finish?(): void
}

/** What is wrong with the blocks the counter says first. */
function withFinder<Result>(counter: BlockCounter<Result>, finder: Finder): BlockCounter<Result> {
  return {
    get counts() {
      return counter.counts
    },
    get excess() {
      return counter.excess ?? 0
    },
    takeBack: (count) => counter.takeBack?.(count) ?? false,
    data(bytes) {
      counter.data(bytes)
      finder.data(bytes)
    },
    finish() {
      const result = counter.finish()
      finder.finish?.()
      return result
    },
  }
}

function longFinder(cells: FirstCells, bits: number, volume: number): Finder {
  return new PackedLongReader(bits, volume, (group, from, count, times) => {
    for (let i = 0; i < count; i++) {
      const index = group[i] ?? 0
      if (cells.open[index]) cells.note(index, from + i, times, count)
    }
  })
}
