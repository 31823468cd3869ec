import { WORDS_VERSION } from '../bedrockVersion'
import { AIR } from '../blockState'
import { SchematicError } from '../errors'
import type { Limits } from '../limits'
import type { BlockState, Vec3 } from '../model'
import { asNumber } from '../nbt/values'
import { onDemand } from '../onDemand'
import { checkedCounts, checkedVolume, excessWarnings, readVector } from './checks'
import type { Draft } from './draft'
import type { Parsed, ParsedRegion } from './parsed'
import type { VersionedState } from './readBedrockState'

const loadUpgrades = onDemand(() => import('../editions/currentBedrockState'))

/**
 * Bedrock's structure files, with current state names. The second layer has the water of waterlogged blocks. Source:
 * https://learn.microsoft.com/minecraft/creator/documents/structures, and the files themselves.
 */
export async function completeMcstructure(draft: Draft, limits: Limits): Promise<Parsed> {
  const version = asNumber(draft.values.get('format_version')) ?? 1
  if (version !== 1) {
    throw new SchematicError('unsupported_version', `is an mcstructure of version ${version}; 1 is known`)
  }
  const size = readVector(draft, 'size')
  if (size === undefined) throw new SchematicError('malformed', 'has no size', { path: 'size' })
  const volume = checkedVolume(size, limits)
  const [first, second] = draft.bedrockLayers ?? []
  if (first === undefined) throw new SchematicError('malformed', 'has no block indices')
  const versioned = draft.bedrockPalette ?? []
  const palette = await currentPalette(versioned)
  const blockVersion = versioned.reduce((newest, { version = 0 }) => Math.max(newest, version), 0)
  for (const layer of [first, second]) {
    if (layer === undefined || layer.length === volume || (layer === second && layer.length === 0)) continue
    throw new SchematicError('malformed', `has ${layer.length} block indices, but room for ${volume} blocks`)
  }
  const counts = checkedCounts(first.counts, palette.length)
  const waterCounts = second === undefined ? undefined : checkedCounts(second.counts, palette.length)
  const hasWater = second !== undefined && second.length === volume && second.none < volume

  let absent: number | undefined
  if (first.none > 0) {
    absent = palette.length
    palette.push(AIR)
  }
  const [width, height, length] = size
  let blocks: Uint16Array | undefined
  if (first.keeps) {
    blocks = first.inModelOrder(width, height, length)
    for (let i = 0; i < blocks.length; i++) {
      const index = blocks[i] ?? 0
      blocks[i] = index === 0 ? (absent ?? 0) : index - 1
    }
  }
  const origin = readVector(draft, 'structure_world_origin') ?? [0, 0, 0]
  const here: Vec3 = [0, 0, 0]
  const region: ParsedRegion = {
    name: 'main',
    position: here,
    width,
    height,
    length,
    palette,
    counts,
    ...(blocks === undefined ? {} : { blocks }),
    ...(absent === undefined ? {} : { absent }),
    ...(hasWater && second.keeps ? { waterLayer: second.inModelOrder(width, height, length) } : {}),
    ...(hasWater && waterCounts !== undefined ? { waterCounts } : {}),
    // Entities and block entities have world positions of where they were copied from.
    entityShifts: [[-origin[0], -origin[1], -origin[2]], here],
    blockEntityShifts: [here],
  }
  return {
    format: 'mcstructure',
    formatVersion: version,
    edition: 'bedrock',
    ...(blockVersion > 0 ? { blockVersion } : {}),
    metadata: {},
    regions: [region],
    warnings: excessWarnings(first.excess),
  }
}

/** States with current names. Most versions need upgrades, but not all. */
async function currentPalette(palette: readonly VersionedState[]): Promise<BlockState[]> {
  if (palette.every(({ version = 0, dataValue }) => version > WORDS_VERSION && dataValue === undefined)) {
    return palette.map(({ state }) => state)
  }
  const { currentBedrockState } = await loadUpgrades()
  return palette.map(currentBedrockState)
}
