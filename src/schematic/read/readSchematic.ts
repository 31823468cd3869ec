import type { Inflate } from '../inflate/inflate'
import { defaultLimits, type Limits } from '../limits'
import type { BlockEntity, Entity, Region, Schematic, Vec3, Warning } from '../model'
import type { ParsedRegion } from '../parse/parsed'
import { parseSchematic } from '../parse/parseSchematic'
import { isInside, placeElement } from '../parse/placeElement'
import { ElementKeeper } from './keepElements'

export interface ReadOptions {
  /** What differs from `defaultLimits`. */
  readonly limits?: Partial<Limits>
  /** The platform's inflater: `inflateInNode` is faster in Node. @default inflateInBrowser */
  readonly inflate?: Inflate
  readonly signal?: AbortSignal
}

/**
 * Reads a schematic of any known format, gzip, zlib or bare, whatever its file is called, into the model.
 *
 * Takes about two bytes a block, and what its block entities and entities need. Throws SchematicError; an error of `chunks`
 * itself is passed on as it is.
 */
export async function readSchematic(chunks: AsyncIterable<Uint8Array>, options: ReadOptions = {}): Promise<Schematic> {
  const limits: Limits = { ...defaultLimits, ...options.limits }
  const kept = new ElementKeeper(limits)
  const parsed = await parseSchematic(chunks, kept, { ...options, limits })
  const names = kept.hasBareIds ? await import('../elementIds') : undefined
  /** Java's old ids become today's; Bedrock's stay as they are. */
  const idOf = (id: string): string =>
    names !== undefined && parsed.edition === 'java' ? names.elementIdOf(id, 'java') : id
  /** Litematica may leave out a block entity's id: then its block tells it. */
  const idOfBlock = (name: string): string => names?.blockEntityIdOf(name) ?? name
  let misplaced = 0
  const regions = parsed.regions.map((region, index): Region => {
    const own = kept.blockEntities(index).map((read): BlockEntity => {
      const place = placeElement(read.position, region.blockEntityShifts, region)
      if (!isInside(place, region)) misplaced += 1
      return { ...read, id: idOf(read.id) || idOfBlock(blockAt(region, place)), position: place }
    })
    const living = kept.entities(index).map((read): Entity => {
      return {
        ...read,
        id: idOf(read.id),
        position: placeElement(read.position, region.entityShifts, region),
      }
    })
    const pending = kept.pendingTicks(index)
    const { counts, waterCounts, entityShifts, blockEntityShifts, blocks = new Uint16Array(0), ...rest } = region
    return {
      ...rest,
      blocks,
      blockEntities: own,
      entities: living,
      ...(pending.length === 0 ? {} : { pendingTicks: pending }),
    }
  })
  return { ...parsed, regions, warnings: [...parsed.warnings, ...misplacedWarnings(misplaced)] }
}

/** The name of the block at a place, empty outside of the region. */
function blockAt(region: ParsedRegion, [x, y, z]: Vec3): string {
  const index = region.blocks?.[(y * region.length + z) * region.width + x]
  return index === undefined ? '' : (region.palette[index]?.name ?? '')
}

function misplacedWarnings(count: number): Warning[] {
  if (count === 0) return []
  return [{ code: 'misplaced_block_entities', message: 'Block entities lie outside of the blocks.', count }]
}
