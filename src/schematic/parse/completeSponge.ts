import { AIR, parseBlockState } from '../blockState'
import { SchematicError } from '../errors'
import type { Limits } from '../limits'
import type { Vec3, Warning } from '../model'
import { asInteger, asNumber } from '../nbt/values'
import { checkedCounts, checkedVolume, countIndices, excessWarnings, readDimensions, readVector } from './checks'
import type { Draft } from './draft'
import type { Parsed, ParsedRegion } from './parsed'
import { negated } from './placeElement'
import { readMetadata } from './readMetadata'

/**
 * Sponge schematics, versions 1 to 3.
 * Source: https://github.com/SpongePowered/Schematic-Specification/tree/master/versions
 */
export function completeSponge(draft: Draft, limits: Limits): Parsed {
  const version = asNumber(draft.values.get('Version')) ?? (draft.spongeNested ? 3 : 1)
  if (version !== 1 && version !== 2 && version !== 3) {
    throw new SchematicError('unsupported_version', `is a Sponge schematic of version ${version}; 1, 2 and 3 are known`)
  }
  const [width, height, length] = readDimensions(draft)
  const volume = checkedVolume([width, height, length], limits)
  // Version 3 may hold nothing but biomes or entities.
  if (!draft.spongeNested && !draft.spongePalette && !draft.spongeBlocks) {
    draft.spongePalette = ['minecraft:air']
    const values = !draft.counters && { values: new Uint16Array(volume) }
    draft.spongeBlocks = { total: volume, counts: Uint32Array.of(volume), ...values }
  }
  const data = draft.spongeBlocks
  if (data === undefined) throw new SchematicError('malformed', 'has no block data')
  const beyond = data.total - volume
  if (beyond < 0 || (beyond > 0 && !data.takeBack?.(beyond))) {
    throw new SchematicError('malformed', `has block data for ${data.total} blocks, but room for ${volume}`)
  }
  const values = data.values?.subarray(0, volume)
  const { spongePalette = [], counters } = draft
  const parseState = counters?.parseState ?? parseBlockState
  const counts = checkedCounts(data.counts ?? countIndices(values ?? new Uint16Array(0)), spongePalette.length)
  // Gaps are filled with air, which no block may use.
  const palette = Array.from(spongePalette, (text, index) => {
    if (text !== undefined) return parseState(text)
    if (counts[index])
      throw new SchematicError('malformed', `has the block index ${index}, which the palette leaves out`)
    return AIR
  })

  const offset = readVector(draft, 'Offset')
  const dataVersion = asInteger(draft.values.get('DataVersion'))
  const here: Vec3 = [0, 0, 0]
  const biomes = readBiomes(draft, volume, width * length)
  const region: ParsedRegion = {
    name: 'main',
    position: here,
    width,
    height,
    length,
    palette,
    counts,
    ...(values && { blocks: values }),
    ...(biomes && { biomes }),
    // Without WorldEdit's mark (see `placedByWorldEdit`), tools disagree about version 2.
    entityShifts: offset === undefined || version === 3 ? [here] : [here, negated(offset)],
    blockEntityShifts: [here],
  }
  return {
    format: 'sponge',
    formatVersion: version,
    edition: 'java',
    ...(dataVersion === undefined ? {} : { dataVersion }),
    ...(offset && { offset }),
    metadata: readMetadata(draft.metadata),
    regions: [region],
    warnings: [...versionWarnings(version, dataVersion), ...excessWarnings(beyond + (data.excess ?? 0))],
  }
}

function readBiomes(draft: Draft, volume: number, columns: number): ParsedRegion['biomes'] {
  const cells = draft.biomes?.values
  if (cells === undefined || draft.biomePalette === undefined) return undefined
  const perBlock = draft.biomesPerBlock
  if (cells.length !== (perBlock ? volume : columns)) return undefined
  const palette = Array.from(draft.biomePalette, (name) => name ?? 'minecraft:plains')
  for (let i = 0; i < cells.length; i++) if ((cells[i] ?? 0) >= palette.length) return undefined
  return { palette, cells, perBlock }
}

function versionWarnings(version: number, dataVersion: number | undefined): Warning[] {
  if (version === 1 || dataVersion !== undefined) return []
  return [{ code: 'no_data_version', message: 'The file does not say which game version it is for.', count: 1 }]
}
