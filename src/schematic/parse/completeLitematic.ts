import { SchematicError } from '../errors'
import type { Limits } from '../limits'
import type { Vec3, Warning } from '../model'
import { asInteger, asNumber } from '../nbt/values'
import { checkedCounts, countIndices, excessWarnings } from './checks'
import type { Draft, LitematicDraft } from './draft'
import { litematicVolume, neededLongs, unpackHeld } from './gatherLitematic'
import type { Parsed, ParsedRegion } from './parsed'
import { readMetadata } from './readMetadata'

const NEWEST_VERSION = 7

/**
 * Litematica schematics, versions 1 to 7: one or more regions, each with its own palette.
 * Source: the files themselves; https://github.com/maruohon/litematica read for facts.
 */
export function completeLitematic(draft: Draft, limits: Limits): Parsed {
  const version = asNumber(draft.values.get('Version')) ?? 1
  if (!Number.isInteger(version) || version < 1 || version > NEWEST_VERSION) {
    throw new SchematicError(
      'unsupported_version',
      `is a litematic of version ${version}; 1 to ${NEWEST_VERSION} are known`,
    )
  }
  const found = draft.litematicRegions ?? []
  if (found.length === 0) throw new SchematicError('malformed', 'has no region', { path: 'Regions' })
  const hasRoom = (region: LitematicDraft): boolean => !isEmpty(region, limits)
  if (!found.some(hasRoom))
    throw new SchematicError('malformed', 'has no region with room for blocks', { path: 'Regions' })
  const excess = found.filter(hasRoom).reduce((sum, region) => sum + excessLongs(region, limits), 0)
  const dataVersion = asInteger(draft.values.get('MinecraftDataVersion'))
  return {
    format: 'litematic',
    formatVersion: version,
    edition: 'java',
    ...(dataVersion === undefined ? {} : { dataVersion }),
    metadata: readMetadata(draft.metadata),
    regions: found.flatMap((region, source) => (hasRoom(region) ? { ...completeRegion(region, limits), source } : [])),
    warnings: [...emptyWarnings(found.length - found.filter(hasRoom).length), ...excessWarnings(excess)],
  }
}

/** A region of zero size is empty, whatever else is missing; one without a size is empty if it has no blocks. */
function isEmpty({ size, longs }: LitematicDraft, limits: Limits): boolean {
  return size === undefined ? longs === 0 : litematicVolume(size, limits) === 0
}

function excessLongs(region: LitematicDraft, limits: Limits): number {
  if (region.size === undefined || region.palette === undefined) return 0
  return Math.max(0, region.longs - neededLongs(region, litematicVolume(region.size, limits)))
}

function emptyWarnings(count: number): Warning[] {
  if (count === 0) return []
  return [{ code: 'empty_regions', message: 'Regions without room for blocks were left out.', count }]
}

function completeRegion(region: LitematicDraft, limits: Limits): ParsedRegion {
  const path = `Regions.${region.name}`
  if (region.size === undefined) throw new SchematicError('malformed', 'has a region without a size', { path })
  if (region.palette === undefined) throw new SchematicError('malformed', 'has a region without a palette', { path })
  if (region.held === undefined && region.counts === undefined) {
    throw new SchematicError('malformed', 'has a region without block states', { path })
  }
  const size = region.size
  const volume = litematicVolume(size, limits)
  const blocks = region.counts === undefined ? unpackHeld(region, volume) : undefined
  const counts = checkedCounts(region.counts ?? countIndices(blocks ?? new Uint16Array(0)), region.palette.length)
  const place = region.position ?? [0, 0, 0]
  const reach: Vec3 = [cornerOffset(size[0]), cornerOffset(size[1]), cornerOffset(size[2])]
  return {
    name: region.name,
    position: [place[0] - reach[0], place[1] - reach[1], place[2] - reach[2]],
    width: Math.abs(size[0]),
    height: Math.abs(size[1]),
    length: Math.abs(size[2]),
    palette: region.palette,
    counts,
    ...(blocks && { blocks }),
    // In Litematica entities are relative to `Position`, block entities to the smallest corner.
    entityShifts: [reach, [0, 0, 0]],
    blockEntityShifts: [[0, 0, 0]],
    anchorShift: reach,
  }
}

/** How far a region with this (perhaps negative) size reaches below its position. */
function cornerOffset(size: number): number {
  return size < 0 ? -size - 1 : 0
}
