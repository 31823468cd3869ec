import { isCarried } from '@/schematic/editions/carriedBlockEntities'
import { formatOfTarget, type Target } from './targets'

/** Inspected facts that a conversion may lose. */
export type SourceFacts = {
  format: string | null
  formatVersion: number | null
  edition: string | null
  /** Numeric ids, or names of before 1.13. */
  isLegacy: boolean
  dataVersion: number | null
  width: number
  height: number
  length: number
  regions: number
  /** The ids present. */
  blockEntities: string[]
  entities: string[]
  /** Whether anything holds items. */
  items: boolean
  variants: boolean
  metadata: boolean
  /** The oldest version of Java that has all the blocks, where it is known and at least 1.13. */
  oldest: string | null
}

/** Blocks per axis that the game's structure blocks load. */
const STRUCTURE_BLOCK_REACH = 48

/**
 * What a conversion may lose, as codes of `docs/formats.md`, most important first. Predicted before converting; the
 * actual losses are stored with the result.
 */
export function predictLosses(source: SourceFacts, target: Target): string[] {
  const { format } = formatOfTarget(target)
  const otherEdition = source.edition !== null && (format === 'mcstructure') !== (source.edition === 'bedrock')
  const isNewerThanIds = format === 'mcedit' && !source.isLegacy
  const has = (kind: RegExp): boolean => [...source.blockEntities, ...source.entities].some((id) => kind.test(id))
  const losses: [code: string, applies: boolean][] = [
    ['unknown_blocks', otherEdition || (isNewerThanIds && source.oldest !== null)],
    ['states_simplified', otherEdition || isNewerThanIds],
    ['unknown_items', (otherEdition || isNewerThanIds) && source.items],
    ['item_details', (otherEdition || isNewerThanIds) && source.items],
    ['foreign_block_entities', otherEdition && !source.blockEntities.every(isCarried)],
    ['foreign_entities', (otherEdition || isNewerThanIds) && source.entities.length > 0],
    ['entity_details', (otherEdition && source.entities.length > 0) || (isNewerThanIds && has(/glow_item_frame$/))],
    ['item_frames', otherEdition && has(/item_frame$/)],
    ['commands', otherEdition && has(/command_?block/i)],
    ['spawners', otherEdition && has(/spawner$/i)],
    ['banner_patterns', otherEdition && has(/banner$/i)],
    ['skull_textures', otherEdition && has(/skull$/i)],
    ['sign_backs', isNewerThanIds && has(/sign$/i)],
    ['regions_merged', source.regions > 1 && format !== 'litematic'],
    ['variants', source.variants && format !== 'structure'],
    [
      'absent_became_air',
      (source.format === 'structure' || source.format === 'mcstructure') &&
        (format === 'sponge' || format === 'litematic'),
    ],
    ['biomes', source.format === 'sponge' && format !== 'sponge'],
    ['biome_heights', source.format === 'sponge' && source.formatVersion === 3 && target === 'sponge2'],
    ['pending_ticks', source.format === 'litematic' && format !== 'litematic'],
    ['metadata', source.metadata && ['structure', 'mcedit', 'mcstructure'].includes(format)],
    ['data_version', source.dataVersion !== null && (format === 'mcedit' || format === 'mcstructure')],
    [
      'data_version_guessed',
      // Files of before 1.13 are translated to 1.20.4, exactly.
      source.dataVersion === null &&
        !source.isLegacy &&
        !otherEdition &&
        format !== 'mcedit' &&
        format !== 'mcstructure',
    ],
    [
      'too_large_for_game',
      format === 'structure' && Math.max(source.width, source.height, source.length) > STRUCTURE_BLOCK_REACH,
    ],
  ]
  return losses.filter(([, applies]) => applies).map(([code]) => code)
}
