import { AIR } from '../blockState'
import { StructureBlocks } from '../blocks/structureBlocks'
import { SchematicError } from '../errors'
import type { Limits } from '../limits'
import type { BlockState, NbtValue, Vec3, Warning } from '../model'
import { asInteger } from '../nbt/values'
import { checkedCounts, checkedVolume, readVector } from './checks'
import type { Draft } from './draft'
import type { Parsed, ParsedRegion } from './parsed'

/**
 * The game's structure files, as written by structure blocks, data packs and Create. Unlisted cells are left alone when
 * the structure is placed. Source: https://minecraft.wiki/w/Structure_file
 */
export function completeStructure(draft: Draft, limits: Limits): Parsed {
  const size = readVector(draft, 'size')
  if (size === undefined) throw new SchematicError('malformed', 'has no size', { path: 'size' })
  const volume = checkedVolume(size, limits, true)
  const [width, height, length] = size
  const palettes = draft.structurePalettes ?? []
  const palette: BlockState[] = [...(palettes[0] ?? [])]
  const listed = draft.structureBlocks ?? new StructureBlocks(limits)
  const { total, greatest } = listed
  const counts = checkedCounts(listed.counts, palette.length)
  if (greatest[0] >= width || greatest[1] >= height || greatest[2] >= length) {
    throw new SchematicError('malformed', `has a block at ${greatest.join(' ')}, outside of ${size.join(' × ')}`)
  }

  const here: Vec3 = [0, 0, 0]
  let absent: number | undefined
  if (total < volume && palette.length < limits.palette) {
    absent = palette.length
    palette.push(AIR)
  }
  const blocks = draft.counters ? undefined : listed.fill(width, height, length, absent ?? 0)
  const dataVersion = asInteger(draft.values.get('DataVersion'))
  const author = authorOf(draft.values.get('author'))
  const region: ParsedRegion = {
    name: 'main',
    position: here,
    width,
    height,
    length,
    palette,
    ...(palettes.length > 1 ? { variants: palettes.slice(1) } : {}),
    counts,
    ...(blocks && { blocks }),
    ...(absent === undefined ? {} : { absent }),
    entityShifts: [here],
    blockEntityShifts: [here],
    anchorShift: here,
  }
  return {
    format: 'structure',
    formatVersion: 1,
    edition: 'java',
    ...(dataVersion === undefined ? {} : { dataVersion }),
    metadata: author === undefined ? {} : { author },
    regions: [region],
    warnings: [...variantWarnings(palettes.length), ...emptyWarnings(volume)],
  }
}

function authorOf(tag: NbtValue | undefined): string | undefined {
  return tag?.type === 'string' && tag.value !== '' && tag.value !== '?' ? tag.value : undefined
}

function variantWarnings(palettes: number): Warning[] {
  if (palettes < 2) return []
  const message = `The structure has ${palettes} variants, of which the game picks one at random; the first is shown and counted.`
  return [{ code: 'palette_variants', message, count: palettes }]
}

function emptyWarnings(volume: number): Warning[] {
  return volume > 0 ? [] : [{ code: 'empty', message: 'The structure has no room for blocks.', count: 1 }]
}
