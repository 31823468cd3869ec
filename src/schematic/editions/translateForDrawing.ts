import type { Schematic } from '../model'
import { connectTranslated } from '../shapes/connectBlocks'
import { finishJavaStates } from './finishJavaStates'
import { withBedrockBlockEntityStates } from './stateFromBedrockBlockEntity'
import { toJavaRegion } from './toJavaRegion'

/**
 * Converts a Bedrock schematic's blocks to Java for rendering: block entities are unchanged, entities are removed,
 * because Bedrock's are not rendered. A Java schematic is returned unchanged.
 */
export function translateForDrawing(schematic: Schematic): Schematic {
  if (schematic.edition === 'java') return schematic
  const regions = schematic.regions.map((region) => {
    const { region: translated } = toJavaRegion(region)
    return { ...connectTranslated(finishJavaStates(withBedrockBlockEntityStates(translated))), entities: [] }
  })
  return { ...schematic, edition: 'java', regions }
}
