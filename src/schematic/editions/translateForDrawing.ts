import type { Schematic } from '../model'
import { connectTranslated } from '../shapes/connectBlocks'
import { finishJavaStates } from './finishJavaStates'
import { withBedrockBlockEntityStates } from './stateFromBedrockBlockEntity'
import { toJavaRegion } from './toJavaRegion'

/**
 * A Bedrock schematic with the blocks it has as Java's, as a conversion makes them, for drawing: block entities stay as
 * they are, and entities, which are not drawn from Bedrock, are left out. One of Java's is given back as it is.
 */
export function translateForDrawing(schematic: Schematic): Schematic {
  if (schematic.edition === 'java') return schematic
  const regions = schematic.regions.map((region) => {
    const { region: translated } = toJavaRegion(region)
    return { ...connectTranslated(finishJavaStates(withBedrockBlockEntityStates(translated))), entities: [] }
  })
  return { ...schematic, edition: 'java', regions }
}
