import { makeBlockState } from '../blockState'
import { countUses } from '../blocks/compactPalette'
import { bedrockLosses } from '../editions/bedrockLosses'
import { blockEntitiesToBedrock } from '../editions/blockEntitiesToBedrock'
import { blockEntitiesToJava } from '../editions/blockEntitiesToJava'
import type { EditionTranslation } from '../editions/editionTranslation'
import { entitiesToBedrock } from '../editions/entitiesToBedrock'
import { entitiesToJava } from '../editions/entitiesToJava'
import { finishJavaStates } from '../editions/finishJavaStates'
import { hasJsonTexts } from '../editions/texts'
import { toBedrockState } from '../editions/toBedrockState'
import { toJavaRegion } from '../editions/toJavaRegion'
import type { Translated } from '../editions/translated'
import { SchematicError } from '../errors'
import { FLATTENED } from '../legacy/renamingVersions'
import { defaultLimits } from '../limits'
import type { Edition, Region, Schematic, Vec3 } from '../model'
import { connectTranslated } from '../shapes/connectBlocks'
import type { Losses } from '../write/written'
import { noteNeighbourLosses } from './noteNeighbourLosses'
import { noteUnconnected } from './noteUnconnected'

/** The versions of the tables: Java 1.21.11, Bedrock 1.21.130. */
const DATA_VERSION = 4671
const BLOCK_VERSION = 0x01_15_82_00

const WATER = makeBlockState('minecraft:water', [['liquid_depth', '0']])

/**
 * Translates a schematic to the other edition: blocks, contents, entities and texts. Blocks missing there are kept for
 * the player to replace and reported in `losses`, as are approximations. Throws SchematicError('cannot_write') if the
 * palette grows too large.
 */
export function translateEdition(schematic: Schematic, edition: Edition, losses: Losses): Schematic {
  if (schematic.edition === edition) return schematic
  const { dataVersion, blockVersion: _, ...rest } = schematic
  const isFlat = dataVersion !== undefined && dataVersion >= FLATTENED
  const crossing: EditionTranslation = { losses, isJson: hasJsonTexts(dataVersion), isFlat }
  const corner = [0, 1, 2].map((axis) => Math.min(...schematic.regions.map(({ position }) => position[axis] ?? 0)))
  const regions = schematic.regions.map((region) => {
    if (edition === 'java') {
      return connectTranslated(
        finishJavaStates(blockEntitiesToJava(toJava(entitiesToJava(region, crossing), losses), crossing)),
        (blocks) => noteUnconnected(losses, blocks),
      )
    }
    const [x, y, z] = region.position
    const shift: Vec3 = [x - (corner[0] ?? 0), y - (corner[1] ?? 0), z - (corner[2] ?? 0)]
    const blockEntities = blockEntitiesToBedrock(region, shift, crossing)
    const translated = { ...toBedrock(region, losses), blockEntities }
    noteNeighbourLosses(region, translated, losses)
    return entitiesToBedrock(translated, crossing)
  })
  if (regions.some(({ palette }) => palette.length > defaultLimits.palette)) {
    throw new SchematicError('cannot_write', `needs a palette of more than ${defaultLimits.palette} entries`)
  }
  const version = edition === 'java' ? { dataVersion: DATA_VERSION } : { blockVersion: BLOCK_VERSION }
  return { ...rest, edition, ...version, regions }
}

function toBedrock(region: Region, losses: Losses): Region {
  const uses = countUses(region.blocks, region.palette.length)
  const translated = region.palette.map((state, index): Translated => {
    const used = uses[index] ?? 0
    const found = toBedrockState(state)
    noteState(found, used, losses)
    if (found !== undefined && used > 0) {
      for (const [code, message] of bedrockLosses(state, found)) losses.add(code, message, used)
    }
    return found ?? { state, exact: false, holdsWater: state.properties.waterlogged === 'true' }
  })
  const palette = translated.map(({ state }) => state)
  if (!translated.some(({ holdsWater }) => holdsWater)) return { ...region, palette }
  const waterLayer = new Uint16Array(region.blocks.length)
  const inWater = palette.push(WATER)
  region.blocks.forEach((index, cell) => {
    if (translated[index]?.holdsWater) waterLayer[cell] = inWater
  })
  return { ...region, palette, waterLayer }
}

function toJava(region: Region, losses: Losses): Region {
  const { region: translated, found, dryInWater, hidden } = toJavaRegion(region)
  const uses = countUses(region.blocks, region.palette.length)
  found.forEach((state, index) => {
    noteState(state, index === region.absent ? 0 : (uses[index] ?? 0), losses)
  })
  losses.add('water_layer', 'Water that shares a cell with a block was left out.', dryInWater)
  losses.add(
    'second_layer',
    'Blocks that share a cell with another block, such as plants under snow, were left out.',
    hidden,
  )
  return translated
}

function noteState(found: Translated | undefined, used: number, losses: Losses): void {
  if (found === undefined) losses.add('unknown_blocks', 'Blocks missing in the other edition keep their names.', used)
  else if (!found.exact) losses.add('states_simplified', 'Some block states were approximated.', used)
}
