import { bedrockVersionOf } from '../bedrockVersion'
import { formatBlockState, isAir } from '../blockState'
import { blockEntityIdOf, elementIdOf } from '../elementIds'
import type { Inflate } from '../inflate/inflate'
import { modernEntityId } from '../legacy/formerIds'
import { itemRenamerSince } from '../legacy/renamedItems'
import { defaultLimits, type Limits } from '../limits'
import type { BlockState, Edition, Metadata, Vec3 } from '../model'
import { onDemand } from '../onDemand'
import type { Parsed, ParsedRegion } from '../parse/parsed'
import { parseSchematic } from '../parse/parseSchematic'
import { placeElement } from '../parse/placeElement'
import { blockCounters } from './blockCounters'
import { ElementCollector } from './collectElements'
import { countFormerHeads } from './countFormerHeads'
import { IdCounter } from './countIds'
import { LEGACY_ITEM } from './examineElement'
import type { Inspection, RegionInspection } from './inspection'
import { itemOfEntity } from './itemOfEntity'
import { type ItemsOf, itemsOfState } from './itemsOfState'
import { listMaterials } from './listMaterials'
import type { SafetyCollector, SafetyKind } from './safety'
import { BlockSeeker, kindOfBlock, SOUGHT_BLOCKS } from './seekBlocks'

const loadFormerItems = onDemand(() => import('../legacy/formerItems'))
const loadCountBlockEntityStates = onDemand(() => import('./countBlockEntityStates'))
const loadBedrockItems = onDemand(() => import('./itemsOfBedrockState'))
const loadGameVersions = onDemand(() => import('../gameVersion'))

/** Incremented whenever an inspection of the same file could find more. */
export const INSPECTOR_VERSION = 5

/** Placeholder for an item from before 1.13, identified by name or number and damage value. */
const LEGACY_STACK = new RegExp(`^${LEGACY_ITEM}(.+):(-?\\d+)$`)

/** Stands for an id that a file leaves out. */
const UNKNOWN = 'unknown'

export interface InspectOptions {
  /** What differs from `defaultLimits`. */
  readonly limits?: Partial<Limits>
  /** The platform's inflater: `inflateInNode` is faster in Node. @default inflateInBrowser */
  readonly inflate?: Inflate
  readonly signal?: AbortSignal
}

/**
 * Inspects a schematic of any known format as a stream: blocks are counted, not kept, so memory doesn't grow with the
 * build (MCEdit files, and Litematica files with blocks before the palette, are buffered up to `limits.heldBytes`).
 *
 * Throws SchematicError with the reason for a rejected file; errors of `chunks` are passed on.
 */
export async function inspectSchematic(
  chunks: AsyncIterable<Uint8Array>,
  options: InspectOptions = {},
): Promise<Inspection> {
  const limits: Limits = { ...defaultLimits, ...options.limits }
  const found = new ElementCollector(limits)
  const seeker = new BlockSeeker()
  const counters = blockCounters(limits, seeker)
  const parsed = await withBlockEntityStates(
    await parseSchematic(chunks, found, { ...options, limits, counters }),
    found,
    seeker,
  )
  found.finish()
  const rename = (id: string): string => elementIdOf(id, parsed.edition) || UNKNOWN
  const counted = countStates(parsed.regions)
  const blockEntities = withInferredIds(found.blockEntities.renamed(rename), counted.blocks)
  const entities = found.entities.renamed(parsed.edition === 'java' ? (id) => modernEntityId(rename(id)) : rename)
  const items = await nameFormerItems(found.items, parsed)
  const box = enclosingBox(parsed.regions)
  if (SOUGHT_BLOCKS.some((block) => counted.blocks.get(block) > 0)) raiseByBlocks(found.safety, parsed, seeker)
  return {
    inspectorVersion: INSPECTOR_VERSION,
    format: parsed.format,
    formatVersion: parsed.formatVersion,
    edition: parsed.edition,
    isLegacy: parsed.isLegacy ?? false,
    dataVersion: parsed.dataVersion ?? null,
    gameVersion: await gameVersion(parsed),
    width: box.size[0],
    height: box.size[1],
    length: box.size[2],
    volume: parsed.regions.reduce((sum, region) => sum + volumeOf(region), 0),
    blockCount: parsed.regions.reduce((sum, region) => sum + solidCount(region), 0),
    states: counted.states.toRecord(),
    blocks: counted.blocks.toRecord(),
    materials: listMaterials(counted.pairs, await itemsOf(parsed.edition), [
      ...entityItems(entities),
      ...(await plantItems(parsed.edition, found)),
    ]),
    blockEntities: blockEntities.toRecord(),
    entities: entities.toRecord(),
    contents: { containers: found.containers, items: items.toRecord() },
    regions: parsed.regions.map(inspectRegion),
    safety: found.safety.finish(
      (region, position, isEntity) => resolve(parsed, box.corner, region, position, isEntity),
      rename,
    ),
    warnings: parsed.warnings,
    metadata: inspectMetadata(parsed.metadata),
    mods: modsOf([counted.blocks, blockEntities, entities, items]),
  }
}

/** Before 1.13 a block's state also depends on its block entity. */
async function withBlockEntityStates(
  parsed: Parsed,
  { beside }: ElementCollector,
  seeker: BlockSeeker,
): Promise<Parsed> {
  const kinds = beside.kinds()
  if (parsed.edition === 'bedrock') {
    return { ...parsed, regions: parsed.regions.map((region) => countFormerHeads(region, kinds)) }
  }
  if (!parsed.isLegacy || kinds.length === 0) return parsed
  const { countBlockEntityStates } = await loadCountBlockEntityStates()
  const regions = parsed.regions.map((region, number) => {
    const own = kinds.filter((kind) => kind.region === (region.source ?? number))
    return countBlockEntityStates(region, own, region.heldBlocks?.indexAt ?? seeker.indicesIn(region, parsed.format))
  })
  return { ...parsed, regions }
}

/**
 * Litematica may omit ids of block entities, and block positions are not kept here. But the blocks tell how many of
 * each kind there must be: if exactly those are missing, their ids are inferred.
 */
function withInferredIds(blockEntities: IdCounter, blocks: IdCounter): IdCounter {
  const unknown = blockEntities.get(UNKNOWN)
  if (unknown === 0) return blockEntities
  const expected = new Map<string, number>()
  for (const block of blocks.ids()) {
    const id = blockEntityIdOf(block)
    if (id !== undefined) expected.set(id, (expected.get(id) ?? 0) + blocks.get(block))
  }
  const missing = [...expected].map(([id, count]) => [id, count - blockEntities.get(id)] as const)
  const sum = missing.reduce((total, [, count]) => total + Math.max(0, count), 0)
  if (sum !== unknown) return blockEntities
  const inferred = new IdCounter(Number.POSITIVE_INFINITY)
  for (const id of blockEntities.ids()) if (id !== UNKNOWN) inferred.add(id, blockEntities.get(id))
  for (const [id, count] of missing) if (count > 0) inferred.add(id, count)
  return inferred
}

/** Converts old item ids, numeric or renamed since, to current ones. */
async function nameFormerItems(
  items: IdCounter,
  { edition, isLegacy = false, dataVersion }: Parsed,
): Promise<IdCounter> {
  if (edition !== 'java') return items
  const renamed = itemRenamerSince(dataVersion)
  const isFormer = (id: string): boolean => isLegacy || id.startsWith(LEGACY_ITEM) || renamed(id) !== id
  if (![...items.ids()].some(isFormer)) return items
  const { modernItemId } = await loadFormerItems()
  return items.renamed((id) => {
    const [, former, damage] = LEGACY_STACK.exec(id) ?? []
    if (former !== undefined) return modernItemId(former, Number(damage))
    return isLegacy ? modernItemId(id, 0) : renamed(id)
  })
}

/** The text of states that several files share, by the state itself. */
const texts = new WeakMap<BlockState, string>()

function textOf(state: BlockState): string {
  const known = texts.get(state)
  if (known !== undefined) return known
  const text = formatBlockState(state)
  texts.set(state, text)
  return text
}

interface CountedStates {
  readonly states: IdCounter
  readonly blocks: IdCounter
  /** Every state with its count, in Bedrock also those of the water layer; some may come twice. */
  readonly pairs: readonly (readonly [BlockState, number])[]
}

function countStates(regions: readonly ParsedRegion[]): CountedStates {
  const states = new IdCounter(Number.POSITIVE_INFINITY)
  const blocks = new IdCounter(Number.POSITIVE_INFINITY)
  const pairs: (readonly [BlockState, number])[] = []
  for (const region of regions) {
    region.palette.forEach((state, index) => {
      if (isAir(state.name)) return
      const count = region.counts[index] ?? 0
      if (count > 0) {
        states.add(textOf(state), count)
        blocks.add(state.name, count)
        pairs.push([state, count])
      }
      const water = region.waterCounts?.[index] ?? 0
      if (water > 0) pairs.push([state, water])
    })
  }
  return { states, blocks, pairs }
}

/** Tells of blocks that are a fact by their name, whether or not they come with a block entity. */
function raiseByBlocks(safety: SafetyCollector, { regions, format }: Parsed, seeker: BlockSeeker): void {
  const counts = new Map<SafetyKind, number>()
  for (const { palette, counts: uses } of regions) {
    palette.forEach(({ name }, index) => {
      const kind = kindOfBlock(name)
      if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + (uses[index] ?? 0))
    })
  }
  for (const [kind, count] of counts) safety.raise(kind, count)
  if (![...counts.keys()].some((kind) => safety.lacksPlaces(kind))) return
  regions.forEach((region, number) => {
    const cells = region.heldBlocks && seeker.seek(region.name, region.palette)
    if (cells !== undefined) region.heldBlocks?.note(cells)
    for (const [index, position] of seeker.placesIn(region, format)) {
      const id = region.palette[index]?.name ?? ''
      const kind = kindOfBlock(id)
      if (kind !== undefined) safety.addBlock(kind, { region: region.source ?? number, position, isEntity: false, id })
    }
  })
}

function* entityItems(entities: IdCounter): Generator<[string, number]> {
  for (const id of entities.ids()) {
    const item = itemOfEntity(id)
    if (item !== undefined) yield [item, entities.get(id)]
  }
}

/** Java names the plant in the block. */
async function plantItems(edition: Edition, { potted }: ElementCollector): Promise<[string, number][]> {
  const plants = potted.plants()
  if (edition === 'java' || plants.length === 0) return []
  const { itemsOfPlant } = await loadBedrockItems()
  return plants.flatMap(({ block, count }) =>
    itemsOfPlant(block).map(([item, each]): [string, number] => [item, each * count]),
  )
}

function inspectRegion(region: ParsedRegion): RegionInspection {
  return {
    name: region.name,
    position: region.position,
    width: region.width,
    height: region.height,
    length: region.length,
    volume: volumeOf(region),
    blockCount: solidCount(region),
  }
}

function volumeOf(region: ParsedRegion): number {
  return region.width * region.height * region.length
}

function solidCount(region: ParsedRegion): number {
  let count = 0
  region.palette.forEach((state, index) => {
    if (!isAir(state.name)) count += region.counts[index] ?? 0
  })
  return count
}

function enclosingBox(regions: readonly ParsedRegion[]): { corner: Vec3; size: Vec3 } {
  const [first] = regions
  if (first === undefined) return { corner: [0, 0, 0], size: [0, 0, 0] }
  let [left, bottom, back] = first.position
  let [right, top, front] = [left, bottom, back]
  for (const { position, width, height, length } of regions) {
    left = Math.min(left, position[0])
    bottom = Math.min(bottom, position[1])
    back = Math.min(back, position[2])
    right = Math.max(right, position[0] + width)
    top = Math.max(top, position[1] + height)
    front = Math.max(front, position[2] + length)
  }
  return { corner: [left, bottom, back], size: [right - left, top - bottom, front - back] }
}

function resolve(parsed: Parsed, corner: Vec3, index: number, position: Vec3, isEntity: boolean): Vec3 {
  const region = parsed.regions.find(({ source }, place) => (source ?? place) === index)
  if (region === undefined) return position
  const [x, y, z] = placeElement(position, isEntity ? region.entityShifts : region.blockEntityShifts, region)
  const [left, bottom, back] = region.position
  return [left + x - corner[0], bottom + y - corner[1], back + z - corner[2]]
}

async function itemsOf(edition: Edition): Promise<ItemsOf> {
  return edition === 'java' ? itemsOfState : (await loadBedrockItems()).itemsOfBedrockState
}

async function gameVersion(parsed: Parsed): Promise<string | null> {
  if (parsed.blockVersion !== undefined) return bedrockVersionOf(parsed.blockVersion)
  if (parsed.dataVersion === undefined) return null
  const { gameVersionOf } = await loadGameVersions()
  return gameVersionOf(parsed.dataVersion) ?? null
}

function inspectMetadata(metadata: Metadata): Inspection['metadata'] {
  const iso = (date: number | undefined): string | null => (date === undefined ? null : new Date(date).toISOString())
  return {
    name: metadata.name ?? null,
    author: metadata.author ?? null,
    description: metadata.description ?? null,
    created: iso(metadata.created),
    modified: iso(metadata.modified),
  }
}

/** Namespaces that don't belong to a mod, beside the game's: our own stand-ins. */
const NOT_MODS = new Set(['legacy', 'unknown', ''])

function modsOf(counters: readonly IdCounter[]): string[] {
  const mods = new Set<string>()
  for (const counter of counters) {
    for (const id of counter.ids()) {
      if (id.startsWith('minecraft:')) continue
      const namespace = id.slice(0, Math.max(0, id.indexOf(':')))
      if (!NOT_MODS.has(namespace)) mods.add(namespace)
    }
  }
  return [...mods].sort()
}
