import { isFormerState, isLaterState, modernState } from '../legacy/formerBlocks'
import { FLATTENED } from '../legacy/renamingVersions'
import type { Warning } from '../model'
import { countIndices } from './checks'
import type { SpongePalette, VarintData } from './draft'
import type { Parsed, ParsedRegion } from './parsed'
import { resolveUpperHalves } from './resolveUpperHalves'

/**
 * Upgrades files that use block names of 1.12 and earlier. The data version decides, unless it contradicts all names,
 * because some tools write arbitrary ones. Without a version, names and properties that only existed then decide.
 */
export function completeFormer(parsed: Parsed): Parsed {
  const { dataVersion = 0 } = parsed
  const palettes = parsed.regions.flatMap(({ palette }) => palette)
  const hasFormer = palettes.some(isFormerState)
  if (!hasFormer && (dataVersion <= 0 || dataVersion >= FLATTENED || palettes.some(isLaterState))) return parsed
  const unknown = new Map<string, number>()
  const regions = parsed.regions.map((region) => completeRegion(region, unknown))
  return { ...parsed, isLegacy: true, regions, warnings: [...parsed.warnings, ...unknownWarnings(unknown)] }
}

/** Sponge version 1 without a palette: values are `id << 4 | data`, as in the game's registry up to 1.12. */
export function numberedPalette({ counts, values }: VarintData): SpongePalette {
  const uses = counts ?? countIndices(values ?? new Uint16Array(0))
  const last = uses.findLastIndex((count) => count > 0)
  return Array.from({ length: last + 1 }, (_, key) => {
    return uses[key] === 0 ? undefined : `legacy:block_${key >> 4}[data=${key & 15}]`
  })
}

function completeRegion(region: ParsedRegion, unknown: Map<string, number>): ParsedRegion {
  const palette = region.palette.map((state, index) => {
    const today = modernState(state)
    if (today === undefined && state.name.startsWith('legacy:')) {
      const name = state.name.slice('legacy:block_'.length)
      unknown.set(name, (unknown.get(name) ?? 0) + (region.counts[index] ?? 0))
    }
    return today ?? state
  })
  const variants = region.variants?.map((states) => states.map((state) => modernState(state) ?? state))
  return resolveUpperHalves({ ...region, palette, ...(variants && { variants }) })
}

function unknownWarnings(unknown: ReadonlyMap<string, number>): Warning[] {
  if (unknown.size === 0) return []
  const some = [...unknown.keys()].slice(0, 10).join(', ')
  const count = [...unknown.values()].reduce((sum, each) => sum + each, 0)
  const message = `Blocks of a mod whose names are not in the file, by number: ${some}${unknown.size > 10 ? ' …' : ''}.`
  return [{ code: 'unknown_ids', message, count }]
}
