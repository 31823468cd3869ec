import type { NbtCompound, NbtValue, Schematic } from '../model'
import { nbtString } from '../nbt/values'
import { itemRenamerSince, SLABS_RENAMED } from './renamedItems'
import { withChanges } from './renamedTags'
import { FLATTENED } from './renamingVersions'

const MAX_DEPTH = 64

/**
 * A schematic whose stacks have no name that another item has today: readers of stacks, who do not know the file's
 * version, take all others for what they mean. Of 1.14 and later it is given back as it is.
 */
export function withoutTakenNames(schematic: Schematic): Schematic {
  const { dataVersion = 0 } = schematic
  if (dataVersion < FLATTENED || dataVersion >= SLABS_RENAMED) return schematic
  const renamed = itemRenamerSince(dataVersion)
  const change = <T extends { readonly data: NbtCompound }>(element: T): T => ({
    ...element,
    data: walkTags(element.data, renamed, 0),
  })
  const regions = schematic.regions.map((region) => ({
    ...region,
    blockEntities: region.blockEntities.map(change),
    entities: region.entities.map(change),
  }))
  return { ...schematic, regions }
}

type Rename = (id: string) => string

function walkTags({ value }: NbtCompound, renamed: Rename, depth: number): NbtCompound {
  const id = value.get('id')
  const walked: NbtCompound = {
    type: 'compound',
    value: new Map([...value].map(([key, tag]) => [key, walk(tag, renamed, depth + 1)])),
  }
  return id?.type === 'string' && value.has('Count')
    ? withChanges(walked, { id: nbtString(renamed(id.value)) })
    : walked
}

function walk(tag: NbtValue, renamed: Rename, depth: number): NbtValue {
  if (depth > MAX_DEPTH) return tag
  if (tag.type === 'compound') return walkTags(tag, renamed, depth)
  return tag.type === 'list' ? { ...tag, value: tag.value.map((inner) => walk(inner, renamed, depth + 1)) } : tag
}
