import type { Schematic } from '../model'
import { mergeRegions } from './mergeRegions'

/** Every region as a schematic of its own, named after it. */
export function splitRegions(schematic: Schematic): Schematic[] {
  return schematic.regions.map((region) => ({
    ...schematic,
    regions: [region],
    metadata: { ...schematic.metadata, name: region.name },
  }))
}

/** The schematic with all its regions as one (see `mergeRegions`). */
export function joinRegions(schematic: Schematic): Schematic {
  return schematic.regions.length === 1 ? schematic : { ...schematic, regions: [mergeRegions(schematic)] }
}

/** Several schematics as one with the regions of all, each where it says it lies. Names come from the first. */
export function combineSchematics(first: Schematic, ...others: readonly Schematic[]): Schematic {
  return { ...first, regions: [first, ...others].flatMap(({ regions }) => regions) }
}
