import { countUses } from '../blocks/compactPalette'
import { isChangedByRoundTrip, isRestored } from '../editions/bedrockLosses'
import { blockEntitiesToJava } from '../editions/blockEntitiesToJava'
import type { EditionTranslation } from '../editions/editionTranslation'
import { finishJavaStates } from '../editions/finishJavaStates'
import { toJavaRegion } from '../editions/toJavaRegion'
import type { Region } from '../model'
import { connectTranslated } from '../shapes/connectBlocks'
import { Losses } from '../write/written'

/** Cells that are looked at together, which bounds the memory. */
const SLAB_CELLS = 4_194_304
/** Layers whose blocks decide what one is: leaves ask how far a log is, up to six blocks away. */
const REACH = 7

/**
 * Reports what neither Bedrock's blocks nor their neighbors and block entities can restore: connections to missing
 * blocks, corners without stairs, tips of hanging plants. Both are one region, before and after.
 */
export function noteNeighbourLosses(java: Region, bedrock: Region, losses: Losses): void {
  const uses = countUses(java.blocks, java.palette.length)
  const asked = Uint8Array.from(java.palette, (state, index) => ((uses[index] ?? 0) > 0 && isRestored(state) ? 1 : 0))
  if (!asked.includes(1)) return
  const layer = java.width * java.length
  let changed = 0
  for (const [bottom, top] of slabsOf(java, asked)) {
    const from = Math.max(0, bottom - REACH)
    const slab = slabOf(bedrock, from, Math.min(java.height, top + REACH))
    const back = connectTranslated(finishJavaStates(blockEntitiesToJava(toJavaRegion(slab).region, scratch())))
    changed += countChanged({ java, back, asked, from: bottom * layer, to: top * layer, shift: from * layer })
  }
  losses.add(
    'neighbour_states',
    'Joins, corners and the like that the neighbours do not give were left out: Bedrock takes them from there.',
    changed,
  )
}

/** Layers of a region as one of their own. */
function slabOf(region: Region, from: number, to: number): Region {
  const layer = region.width * region.length
  const cut = (cells: Uint16Array): Uint16Array => cells.subarray(from * layer, to * layer)
  return {
    ...region,
    height: to - from,
    blocks: cut(region.blocks),
    ...(region.waterLayer === undefined ? {} : { waterLayer: cut(region.waterLayer) }),
    blockEntities: region.blockEntities.flatMap((element) => {
      const [x, y, z] = element.position
      return y < from || y >= to ? [] : [{ ...element, position: [x, y - from, z] as const }]
    }),
  }
}

/** Layers with states that are asked for, those near each other together. */
function* slabsOf(
  { width, height, length, blocks }: Region,
  asked: Uint8Array,
): Generator<[bottom: number, top: number]> {
  const layer = width * length
  const most = Math.max(1, Math.floor(SLAB_CELLS / layer))
  let slab: [number, number] | undefined
  for (let y = 0; y < height; y++) {
    if (!holds(blocks.subarray(y * layer, (y + 1) * layer), asked)) continue
    if (slab !== undefined && y < slab[1] + 2 * REACH && y < slab[0] + most) slab[1] = y + 1
    else {
      if (slab !== undefined) yield slab
      slab = [y, y + 1]
    }
  }
  if (slab !== undefined) yield slab
}

function holds(blocks: Uint16Array, asked: Uint8Array): boolean {
  for (let cell = 0; cell < blocks.length; cell++) if (asked[blocks[cell] ?? 0] === 1) return true
  return false
}

/** What goes back is only looked at. */
function scratch(): EditionTranslation {
  return { losses: new Losses(), isJson: false, isFlat: true }
}

interface Compared {
  readonly java: Region
  /** Its layers from `shift` on. */
  readonly back: Region
  readonly asked: Uint8Array
  readonly from: number
  readonly to: number
  readonly shift: number
}

function countChanged({ java, back, asked, from, to, shift }: Compared): number {
  const known = new Map<number, boolean>()
  let changed = 0
  for (let cell = from; cell < to; cell++) {
    const index = java.blocks[cell] ?? 0
    if (asked[index] !== 1) continue
    const own = java.palette[index]
    const backIndex = back.blocks[cell - shift] ?? 0
    const other = back.palette[backIndex]
    if (own === undefined || other === undefined) continue
    const key = index * 65_536 + backIndex
    let isChanged = known.get(key)
    if (isChanged === undefined) {
      isChanged = isChangedByRoundTrip(own, other)
      known.set(key, isChanged)
    }
    if (isChanged) changed += 1
  }
  return changed
}
