import type { Schematic } from '../model'
import { joinTranslated } from '../shapes/connectBlocks'
import { settleInJava } from './settleInJava'
import { withStatesBesideBedrock } from './stateBesideBedrock'
import { toJavaRegion } from './toJavaRegion'

/**
 * A Bedrock schematic with the blocks it has as Java's, as a conversion makes them, for drawing: block entities stay as
 * they are, and entities, which are not drawn from Bedrock, are left out. One of Java's is given back as it is.
 */
export function inJava(schematic: Schematic): Schematic {
  if (schematic.edition === 'java') return schematic
  const regions = schematic.regions.map((region) => {
    const { region: translated } = toJavaRegion(region)
    return { ...joinTranslated(settleInJava(withStatesBesideBedrock(translated))), entities: [] }
  })
  return { ...schematic, edition: 'java', regions }
}
