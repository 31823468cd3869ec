import { withAnchor } from '../anchors'
import type { BlockEntity, Entity, NbtCompound, NbtValue, Vec3 } from '../model'
import { asNumbers, getCompound, getNumber, getString, withoutTags } from '../nbt/values'

/**
 * A block entity from any of the shapes formats give it:
 * - Sponge 3: `{Pos, Id, Data}`, everything of its own under `Data`;
 * - Sponge 1 and 2: `{Pos, Id, …}`;
 * - Litematica, MCEdit, Bedrock: `{x, y, z, id, …}`, where Litematica may leave out the id;
 * - structure files: `{id, …}` with the position beside it;
 * - Litematica 1: `{x, y, z, TileNBT}`.
 *
 * `Id` is the kind only beside `Pos`; elsewhere it is a tag of the block entity's own. The id is as the file spells it;
 * see `elementIdOf`.
 */
export function readBlockEntity(raw: NbtCompound, position?: Vec3): BlockEntity {
  const inner = nestedData(raw) ?? getCompound(raw, 'TileNBT')
  const data = inner ?? raw
  const isSponge = raw.value.has('Pos')
  const kind = isSponge ? getString(raw, 'Id') : undefined
  const id = kind ?? getString(data, 'id') ?? getString(data, 'Id') ?? ''
  const ofFormat = isSponge || inner ? ['Pos', 'id', 'x', 'y', 'z'] : ['id', 'x', 'y', 'z']
  // Sponge 3 has room for an `Id` of their own; some tools repeat the kind there.
  const isRepeated = inner === undefined ? isSponge : getString(inner, 'Id') === id
  return {
    id,
    position: position ?? vector(raw.value.get('Pos')) ?? ownPosition(raw) ?? ownPosition(data) ?? [0, 0, 0],
    data: withoutTags(data, isRepeated ? [...ofFormat, 'Id'] : ofFormat),
  }
}

/**
 * An entity from any of the shapes formats give it:
 * - Sponge 3: `{Pos, Id, Data}`;
 * - structure files: `{pos, blockPos, nbt}`, where `blockPos` is the block it hangs in, and what `nbt` says of that is
 *   out of date;
 * - Litematica 1: `{dx, dy, dz, EntityData}`;
 * - all others: `{Pos, id or Id or identifier, …}`.
 */
export function readEntity(raw: NbtCompound): Entity {
  const inner = nestedData(raw)
  const nbt = getCompound(raw, 'nbt') ?? getCompound(raw, 'EntityData')
  const data = inner ?? nbt ?? raw
  const id = getString(raw, 'Id') ?? getString(data, 'id') ?? getString(data, 'identifier') ?? ''
  const position =
    vector(nbt === undefined ? raw.value.get('Pos') : raw.value.get('pos')) ??
    ownPosition(raw, ['dx', 'dy', 'dz']) ??
    vector(data.value.get('Pos'))
  const own = withoutTags(data, ['Pos', 'id', 'Id', 'identifier'])
  const block = nbt && vector(raw.value.get('blockPos'))
  return {
    id,
    position: position ?? [0, 0, 0],
    data: block === undefined ? own : withAnchor(own, block),
  }
}

/** Sponge 3's `Data`: the only tag there besides position and id. */
function nestedData(raw: NbtCompound): NbtCompound | undefined {
  const data = getCompound(raw, 'Data')
  if (data === undefined || !raw.value.has('Pos')) return undefined
  for (const key of raw.value.keys()) if (key !== 'Pos' && key !== 'Id' && key !== 'Data') return undefined
  return data
}

function ownPosition(data: NbtCompound, names: readonly string[] = ['x', 'y', 'z']): Vec3 | undefined {
  return place(names.map((name) => getNumber(data, name)))
}

function vector(tag: NbtValue | undefined): Vec3 | undefined {
  return place(asNumbers(tag) ?? [])
}

/** Infinite and NaN coordinates are invalid. */
function place([x, y, z]: readonly (number | undefined)[]): Vec3 | undefined {
  if (x === undefined || y === undefined || z === undefined) return undefined
  return Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(z) ? [x, y, z] : undefined
}
