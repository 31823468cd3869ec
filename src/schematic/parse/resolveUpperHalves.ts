import { makeBlockState } from '../blockState'
import { legacyKeyOf, rememberKey } from '../legacy/legacyKeys'
import type { BlockState } from '../model'
import type { ParsedRegion } from './parsed'

/** Cells that are gone over one by one for counts. */
const MAX_CELLS = 4_194_304

const PLANTS = /^minecraft:(sunflower|lilac|tall_grass|large_fern|rose_bush|peony)$/

/**
 * Sets the upper halves of tall plants of files up to 1.12 to match the block beneath: only the lower half stored the
 * kind. If blocks are only counted, upper halves count as the lower ones if there are as many. Source: the game's own
 * upgrade to 1.13 (`ChunkPalettedStorageFix`).
 */
export function resolveUpperHalves(region: ParsedRegion): ParsedRegion {
  const isUpper = region.palette.map(({ name, properties }) => properties.half === 'upper' && PLANTS.test(name))
  if (!isUpper.includes(true)) return region
  return region.blocks === undefined ? settleCounts(region, isUpper) : settleBlocks(region, region.blocks, isUpper)
}

function settleBlocks(region: ParsedRegion, blocks: Uint16Array, isUpper: readonly boolean[]): ParsedRegion {
  const layer = region.width * region.length
  const made = new Made(region)
  for (let cell = layer; cell < blocks.length; cell++) {
    const index = blocks[cell] ?? 0
    if (!isUpper[index]) continue
    blocks[cell] = made.upperOf(index, region.palette[blocks[cell - layer] ?? 0])
  }
  return made.region()
}

function settleCounts(region: ParsedRegion, isUpper: readonly boolean[]): ParsedRegion {
  const made = new Made(region)
  const uppers = isUpper.flatMap((is, index) => Array.from({ length: is ? 1 : 0 }, () => index))
  const lowers = region.palette.flatMap((state, index) => (isLower(state) ? [index] : []))
  const sum = (indices: readonly number[]): number =>
    indices.reduce((all, index) => all + (region.counts[index] ?? 0), 0)
  if (sum(uppers) !== sum(lowers)) return settleHeld(region, isUpper)
  let [from, left] = [0, region.counts[uppers[0] ?? 0] ?? 0]
  for (const lower of lowers) {
    for (let needed = region.counts[lower] ?? 0; needed > 0 && from < uppers.length; ) {
      const taken = Math.min(needed, left)
      made.upperOf(uppers[from] ?? 0, region.palette[lower], taken)
      needed -= taken
      left -= taken
      if (left === 0) left = region.counts[uppers[++from] ?? 0] ?? 0
    }
  }
  return made.region()
}

/** MCEdit's blocks are buffered; for others only counts are known. */
function settleHeld(region: ParsedRegion, isUpper: readonly boolean[]): ParsedRegion {
  const { heldBlocks, width, height, length } = region
  const volume = width * height * length
  if (heldBlocks === undefined || volume > MAX_CELLS) return region
  const made = new Made(region)
  const layer = width * length
  for (let cell = layer; cell < volume; cell++) {
    const index = heldBlocks.indexAt(cell)
    if (isUpper[index]) made.upperOf(index, region.palette[heldBlocks.indexAt(cell - layer)])
  }
  return made.region()
}

function isLower({ name, properties }: BlockState): boolean {
  return properties.half === 'lower' && PLANTS.test(name)
}

/** Palette entries that are made on the way, and how often they occur. */
class Made {
  readonly #region: ParsedRegion
  readonly #palette: BlockState[]
  readonly #counts: number[]
  readonly #known = new Map<string, number>()

  constructor(region: ParsedRegion) {
    this.#region = region
    this.#palette = [...region.palette]
    this.#counts = Array.from(region.palette, (_, index) => region.counts[index] ?? 0)
  }

  /** The index of an upper half (`index`) of the plant beneath; its own where no plant is. */
  upperOf(index: number, beneath: BlockState | undefined, times = 1): number {
    const state = this.#palette[index]
    if (state === undefined || beneath === undefined || !isLower(beneath) || beneath.name === state.name) return index
    const key = `${index} ${beneath.name}`
    let to = this.#known.get(key)
    if (to === undefined) {
      const upper = makeBlockState(beneath.name, Object.entries(state.properties))
      rememberKey(upper, legacyKeyOf(state)?.key)
      to = this.#palette.push(upper) - 1
      this.#counts.push(0)
      this.#known.set(key, to)
    }
    this.#counts[index] = (this.#counts[index] ?? 0) - times
    this.#counts[to] = (this.#counts[to] ?? 0) + times
    return to
  }

  region(): ParsedRegion {
    return { ...this.#region, palette: this.#palette, counts: Uint32Array.from(this.#counts) }
  }
}
