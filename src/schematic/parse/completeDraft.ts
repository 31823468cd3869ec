import { SchematicError } from '../errors'
import { FLATTENED, LAST_RENAMED } from '../legacy/renamingVersions'
import type { Limits } from '../limits'
import { asNumber } from '../nbt/values'
import { onDemand } from '../onDemand'
import { completeLitematic } from './completeLitematic'
import { completeSponge } from './completeSponge'
import type { Draft } from './draft'
import type { Parsed } from './parsed'

const loadStructure = onDemand(() => import('./completeStructure'))
const loadMcedit = onDemand(() => import('./completeMcedit'))
const loadWorldEdit = onDemand(() => import('./worldEditPlaces'))
const loadFormer = onDemand(() => import('./completeFormer'))
const loadRenamed = onDemand(() => import('./completeRenamed'))
const loadMcstructure = onDemand(() => import('./completeMcstructure'))

/**
 * Detects the format from what was found and assembles the result.
 *
 * Throws SchematicError('not_a_schematic') if nothing of a schematic was found, 'malformed' if a part is missing or
 * parts disagree, 'unsupported_version', 'limits_exceeded'.
 */
export async function completeDraft(draft: Draft, limits: Limits): Promise<Parsed> {
  const parsed = await completeFormat(draft, limits)
  checkEnclosure(parsed, limits)
  // Before 17w47a or without a version, with names: possibly names up to 1.12.
  const isFormer = parsed.edition === 'java' && !parsed.isLegacy && (parsed.dataVersion ?? 0) < FLATTENED
  const settled = isFormer ? (await loadFormer()).completeFormer(parsed) : parsed
  const mayBeRenamed = parsed.edition === 'java' && !settled.isLegacy && (parsed.dataVersion ?? 0) < LAST_RENAMED
  return mayBeRenamed ? (await loadRenamed()).completeRenamed(settled) : settled
}

async function completeFormat(draft: Draft, limits: Limits): Promise<Parsed> {
  if (draft.litematicRegions !== undefined) return completeLitematic(draft, limits)
  if (draft.bedrockLayers !== undefined || draft.bedrockPalette !== undefined) {
    const { completeMcstructure } = await loadMcstructure()
    return completeMcstructure(draft, limits)
  }
  if (draft.spongeBlocks || draft.spongePalette || isSponge3(draft)) {
    if (draft.spongeBlocks && !draft.spongePalette && asNumber(draft.values.get('Version')) === 1) {
      draft.spongePalette = (await loadFormer()).numberedPalette(draft.spongeBlocks)
    }
    const parsed = completeSponge(draft, limits)
    const isWorldEdit = ['WEOffsetX', 'WorldEdit'].some((mark) => draft.metadata?.value.has(mark))
    return isWorldEdit ? (await loadWorldEdit()).placedByWorldEdit(parsed, draft) : parsed
  }
  if (draft.mceditBlocks !== undefined) {
    const { completeMcedit } = await loadMcedit()
    return completeMcedit(draft, limits)
  }
  if (draft.values.has('size') && (draft.structureBlocks !== undefined || draft.structurePalettes !== undefined)) {
    const { completeStructure } = await loadStructure()
    return completeStructure(draft, limits)
  }
  throw new SchematicError('not_a_schematic', 'is NBT, but not a known kind of schematic')
}

/** With or without blocks. */
function isSponge3({ values }: Draft): boolean {
  return asNumber(values.get('Version')) === 3 && values.has('Width')
}

/** Regions may be apart, but no further than the maximum axis: rendering and counting use the box around them. */
function checkEnclosure(parsed: Parsed, limits: Limits): void {
  for (const axis of [0, 1, 2] as const) {
    let from = Number.POSITIVE_INFINITY
    let to = Number.NEGATIVE_INFINITY
    for (const region of parsed.regions) {
      const size = [region.width, region.height, region.length][axis] ?? 0
      from = Math.min(from, region.position[axis])
      to = Math.max(to, region.position[axis] + size)
    }
    if (to - from > limits.axis) {
      throw new SchematicError('limits_exceeded', `has regions ${to - from} blocks apart; ${limits.axis} are allowed`)
    }
  }
}
