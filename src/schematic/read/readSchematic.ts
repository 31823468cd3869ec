import type { Inflate } from '../inflate/inflate'
import { defaultLimits, type Limits } from '../limits'
import type { Region, Schematic } from '../model'
import { onDemand } from '../onDemand'
import { parseSchematic } from '../parse/parseSchematic'
import type { ElementKeeper } from './keepElements'

const loadKeeper = onDemand(() => import('./keepElements'))

export interface ReadOptions {
  /** What differs from `defaultLimits`. */
  readonly limits?: Partial<Limits>
  /** The platform's inflater: `inflateInNode` is faster in Node. @default inflateInBrowser */
  readonly inflate?: Inflate
  readonly signal?: AbortSignal
}

/**
 * Reads a schematic of any known format (gzip, zlib or uncompressed), whatever its file name, into the model.
 *
 * Takes about two bytes per block, plus its block entities and entities. Throws SchematicError; errors of `chunks` are
 * passed on.
 */
export async function readSchematic(chunks: AsyncIterable<Uint8Array>, options: ReadOptions = {}): Promise<Schematic> {
  const limits: Limits = { ...defaultLimits, ...options.limits }
  let keeper: ElementKeeper | undefined
  const load = async (): Promise<ElementKeeper> => {
    const { ElementKeeper } = await loadKeeper()
    keeper = new ElementKeeper(limits)
    return keeper
  }
  const parsed = await parseSchematic(chunks, load, { ...options, limits })
  const kept = await keeper?.finish(parsed)
  const regions = parsed.regions.map((region, index): Region => {
    const {
      source,
      counts,
      waterCounts,
      entityShifts,
      blockEntityShifts,
      anchorShift,
      blocks = new Uint16Array(0),
      ...rest
    } = region
    return { ...rest, blocks, blockEntities: [], entities: [], ...kept?.regions[index] }
  })
  return { ...parsed, regions, warnings: [...parsed.warnings, ...(kept?.warnings ?? [])] }
}
