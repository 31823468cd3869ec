import type { Vec3 } from '../model'
import { asInteger, asVector, getCompound } from '../nbt/values'
import type { Draft } from './draft'
import type { Parsed } from './parsed'
import { negated } from './placeElement'

interface Placing {
  /** Of the smallest corner from the paste position. */
  readonly offset: Vec3
  /** Of the smallest corner in the world. */
  readonly place: Vec3
}

/**
 * Applies WorldEdit's interpretation of positions to a Sponge schematic. In versions 1 and 2, WorldEdit (and FAWE)
 * write the world position of the smallest corner as `Offset` and its distance from the player as `Metadata.WEOffsetX`,
 * `Y` and `Z`, with world positions of entities; in version 3 `Offset` is that distance, `Metadata.WorldEdit.Origin`
 * the player's world position, and entities are relative to the corner. Blocks that entities hang on have world
 * positions in all three. Without these marks the specification applies. Source: `SpongeSchematicV1Reader` to
 * `V3Reader`, `WriterUtil` and `ExtentEntityCopy` of WorldEdit.
 */
export function placedByWorldEdit(parsed: Parsed, draft: Draft): Parsed {
  const placing = parsed.formatVersion === 3 ? fromOrigin(parsed, draft) : fromPlayer(parsed, draft)
  if (placing === undefined) return parsed
  const fromWorld = negated(placing.place)
  const regions = parsed.regions.map((region) => {
    const entityShifts: Vec3[] = parsed.formatVersion === 3 ? [[0, 0, 0]] : [fromWorld]
    return { ...region, entityShifts, anchorShift: fromWorld }
  })
  return { ...parsed, ...placing, regions }
}

function fromOrigin({ offset = [0, 0, 0] }: Parsed, { metadata }: Draft): Placing | undefined {
  const origin = asVector(getCompound(metadata, 'WorldEdit')?.value.get('Origin'))
  if (origin === undefined) return undefined
  return { offset, place: [origin[0] + offset[0], origin[1] + offset[1], origin[2] + offset[2]] }
}

function fromPlayer({ offset: place = [0, 0, 0] }: Parsed, { metadata }: Draft): Placing | undefined {
  const [x, y = 0, z = 0] = ['X', 'Y', 'Z'].map((axis) => asInteger(metadata?.value.get(`WEOffset${axis}`)))
  return x === undefined ? undefined : { offset: [x, y, z], place }
}
