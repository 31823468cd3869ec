import { type BuildOptions, SchematicBuilder } from '@/schematic/build/buildSchematic'
import type { Schematic } from '@/schematic/model'

/** A schematic whose blocks come from a function; undefined is air. */
export function buildSchematic(
  options: BuildOptions,
  blockAt: (x: number, y: number, z: number) => string | undefined,
): Schematic {
  const builder = new SchematicBuilder(options)
  for (let y = 0; y < options.height; y++) {
    for (let z = 0; z < options.length; z++) {
      for (let x = 0; x < options.width; x++) {
        const state = blockAt(x, y, z)
        if (state !== undefined) builder.set(x, y, z, state)
      }
    }
  }
  return builder.build()
}
