import { AIR, makeBlockState, withNamespace } from '../blockState'
import {
  countLegacyKeys,
  forEachLegacyKeys,
  legacyKeyAt,
  legacyKeyCount,
  type MceditArrays,
} from '../blocks/mceditBlocks'
import { SchematicError } from '../errors'
import type { Limits } from '../limits'
import type { BlockState, Vec3, Warning } from '../model'
import { asInteger } from '../nbt/values'
import { onDemand } from '../onDemand'
import { checkedVolume, excessWarnings, readDimensions } from './checks'
import type { Draft } from './draft'
import type { HeldBlocks, Parsed, ParsedRegion } from './parsed'
import { negated } from './placeElement'
import { resolveUpperHalves } from './resolveUpperHalves'

const loadLegacyBlocks = onDemand(() => import('../legacy/legacyBlocks'))

/**
 * MCEdit's and Schematica's files: numeric ids and data values up to 1.12, converted to current block states. Source:
 * https://minecraft.wiki/w/Schematic_file_format
 */
export async function completeMcedit(draft: Draft, limits: Limits): Promise<Parsed> {
  const [width, height, length] = readDimensions(draft)
  const volume = checkedVolume([width, height, length], limits)
  const { mceditBlocks, mceditData } = draft
  if (mceditBlocks === undefined || mceditData === undefined) {
    throw new SchematicError('malformed', 'has block ids without data values', { path: 'Data' })
  }
  const excess = Math.max(mceditBlocks.length, mceditData.length) - volume
  for (const held of [mceditBlocks, mceditData]) held.truncate(volume)
  const keep = draft.counters === undefined
  const plain: MceditArrays = { blocks: mceditBlocks, data: mceditData, addOrder: 'lowFirst' }
  const add = draft.mceditAdd ?? draft.mceditAddBytes
  const arrays = add === undefined ? plain : withAddOrder({ ...plain, add }, draft, volume)
  const { keys, counts, blocks } = indexKeys(arrays, volume, keep, limits.palette)
  const translate = await stateTranslator(draft)
  const unknown = { blocks: 0, ids: new Set<number>() }
  const palette = keys.map((key, index) => {
    const state = translate(key >> 4, key & 15)
    if (state !== undefined) return state
    unknown.blocks += counts[index] ?? 0
    unknown.ids.add(key >> 4)
    return unknownState(key >> 4, key & 15)
  })
  if (palette.length === 0) palette.push(AIR)
  if (keep) for (const held of [mceditBlocks, mceditData, add]) held?.release()

  const here: Vec3 = [0, 0, 0]
  const place = worldEditVector(draft, 'WEOrigin')
  const region: ParsedRegion = {
    name: 'main',
    position: here,
    width,
    height,
    length,
    palette,
    counts: counts.slice(0, palette.length),
    ...(blocks && { blocks }),
    ...(keep ? {} : { heldBlocks: heldBlocks(arrays, volume, keys) }),
    // WorldEdit stores world positions of entities, others positions in the box.
    ...(place === undefined
      ? { entityShifts: [here], anchorShift: here }
      : { entityShifts: [negated(place)], anchorShift: negated(place) }),
    blockEntityShifts: [here],
  }
  const offset = worldEditVector(draft, 'WEOffset')
  return {
    format: 'mcedit',
    formatVersion: 1,
    edition: 'java',
    isLegacy: true,
    ...(offset === undefined ? {} : { offset }),
    ...(place === undefined ? {} : { place }),
    metadata: {},
    regions: [resolveUpperHalves(region)],
    warnings: [...unknownWarnings(unknown), ...materialsWarnings(draft), ...excessWarnings(Math.max(0, excess))],
  }
}

/**
 * Which half of a byte belongs to the first block. WorldEdit's files are marked; for others, the order is chosen that
 * yields fewer unnamed ids, no high bits on air, and fewer distinct ids: in the wrong order, neighbors swap their high
 * bits.
 */
function withAddOrder(arrays: MceditArrays, draft: Draft, volume: number): MceditArrays {
  const { mceditAdd: pairs } = draft
  // Pairs take half as many bytes: nonzero bytes beyond that mean one byte per block.
  const isWhole = pairs === undefined || (pairs.length === volume && pairs.hasAnyFrom((volume >> 1) + 1))
  if (isWhole) return { ...arrays, addOrder: 'wholeBytes' }
  if (draft.values.has('WEOffsetX') || draft.values.has('WEOriginX')) return arrays
  const high: MceditArrays = { ...arrays, addOrder: 'highFirst' }
  const names = ownNames(draft)
  const [asLow, asHigh] = [idsIn(arrays, volume), idsIn(high, volume)]
  const unnamed = (ids: ReadonlySet<number>): number => [...ids].filter((id) => !names.has(id)).length
  const brokenAir = (ids: ReadonlySet<number>): number => [...ids].filter((id) => id > 0 && (id & 255) === 0).length
  const difference =
    (names.size > 0 ? unnamed(asHigh) - unnamed(asLow) : 0) ||
    brokenAir(asHigh) - brokenAir(asLow) ||
    asHigh.size - asLow.size
  return difference < 0 || (difference === 0 && draft.schematicaMapping !== undefined) ? high : arrays
}

function idsIn(arrays: MceditArrays, volume: number): Set<number> {
  const ids = new Set<number>()
  countLegacyKeys(arrays, volume).forEach((count, key) => {
    if (count > 0) ids.add(key >> 4)
  })
  return ids
}

/** A palette of the keys that occur, in order of their numbers. */
function indexKeys(
  arrays: MceditArrays,
  volume: number,
  keep: boolean,
  maxKeys: number,
): { keys: number[]; counts: Uint32Array; blocks?: Uint16Array } {
  const byKey = countLegacyKeys(arrays, volume)
  const keys: number[] = []
  for (let key = 0; key < byKey.length; key++) if (byKey[key] !== 0) keys.push(key)
  if (keys.length > maxKeys) throw new SchematicError('limits_exceeded', `has more than ${maxKeys} block states`)
  const counts = Uint32Array.from(keys, (key) => byKey[key] ?? 0)
  if (!keep) return { keys, counts }
  const indexOf = new Uint16Array(byKey.length)
  keys.forEach((key, index) => {
    indexOf[key] = index
  })
  const blocks = new Uint16Array(volume)
  forEachLegacyKeys(arrays, volume, (page, count, from, times) => {
    for (let i = 0; i < count; i++) blocks[from + i] = indexOf[page[i] ?? 0] ?? 0
    for (let n = 1; n < times; n++) blocks.copyWithin(from + n * count, from, from + count)
  })
  return { keys, counts, blocks }
}

/** The keys behind the palette, for the few callers that need them. */
function heldBlocks(arrays: MceditArrays, volume: number, keys: readonly number[]): HeldBlocks {
  let keyAt: ((cell: number) => number) | undefined
  let indexOf: ReadonlyMap<number, number> | undefined
  return {
    indexAt(cell) {
      keyAt ??= legacyKeyAt(arrays)
      indexOf ??= new Map(keys.map((key, index) => [key, index]))
      return indexOf.get(keyAt(cell)) ?? 0
    },
    note(cells) {
      const wanted = new Int32Array(legacyKeyCount(arrays)).fill(-1)
      keys.forEach((key, index) => {
        if (cells.open[index]) wanted[key] = index
      })
      forEachLegacyKeys(arrays, volume, (page, count, from, times) => {
        for (let i = 0; i < count; i++) {
          const index = wanted[page[i] ?? 0] ?? -1
          if (index >= 0) cells.note(index, from + i, times, count)
        }
      })
    },
  }
}

/** Block states by id and data, using the file's own mapping if it has one: ids of mods differed per world. */
async function stateTranslator(draft: Draft): Promise<(id: number, data: number) => BlockState | undefined> {
  const { legacyBlockId, legacyBlockState } = await loadLegacyBlocks()
  const names = ownNames(draft)
  return (id, data) => {
    const name = names.get(id)
    if (name === undefined) return legacyBlockState(id, data)
    const own = legacyBlockId(name)
    if (own !== undefined) return legacyBlockState(own, data)
    return makeBlockState(name, data === 0 ? [] : [['data', String(data)]])
  }
}

/** Block names by the file's own ids. */
function ownNames(draft: Draft): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  for (const [name, id] of draft.schematicaMapping?.value ?? []) {
    const number = asInteger(id)
    // Shorts are signed, ids are not.
    if (number !== undefined) names.set(number & 0xffff, withNamespace(name))
  }
  for (const [id, name] of draft.mceditMapping?.value ?? []) {
    if (name.type === 'string' && /^\d+$/.test(id)) names.set(Number(id), withNamespace(name.value))
  }
  return names
}

/** A placeholder for a block of unknown name; stable, so that it can be replaced. */
function unknownState(id: number, data: number): BlockState {
  return makeBlockState(`legacy:block_${id}`, data === 0 ? [] : [['data', String(data)]])
}

function unknownWarnings(unknown: { blocks: number; ids: ReadonlySet<number> }): Warning[] {
  if (unknown.blocks === 0) return []
  const ids = [...unknown.ids].sort((a, b) => a - b)
  const some = ids.slice(0, 10).join(', ')
  const message = `Blocks of a mod whose names are not in the file, by number: ${some}${ids.length > 10 ? ' …' : ''}.`
  return [{ code: 'unknown_ids', message, count: unknown.blocks }]
}

function materialsWarnings(draft: Draft): Warning[] {
  const materials = draft.values.get('Materials')
  if (materials?.type !== 'string' || materials.value === 'Alpha') return []
  const message = `The file uses block numbers of "${materials.value.slice(0, 40)}"; they are read as those of Java Edition.`
  return [{ code: 'other_materials', message, count: 1 }]
}

function worldEditVector(draft: Draft, name: string): Vec3 | undefined {
  const x = asInteger(draft.values.get(`${name}X`))
  const y = asInteger(draft.values.get(`${name}Y`))
  const z = asInteger(draft.values.get(`${name}Z`))
  return x === undefined || y === undefined || z === undefined ? undefined : [x, y, z]
}
