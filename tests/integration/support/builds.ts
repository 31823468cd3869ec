import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { compressInNode } from '@/schematic/inflate/compressInNode'
import { nbtCompound, nbtString } from '@/schematic/nbt/values'
import { writeSponge } from '@/schematic/write/writeSponge'

export type BuildFacts = {
  /** Makes the bytes differ from those of other builds. */
  name: string
  block?: string
  /** Written on a sign of the build. */
  sign?: string
  /** @default 6; at 0, builds whose names are equally long have equally many bytes */
  level?: number
}

/** The size of every build below. */
export const BUILD_SIZE = { width: 3, height: 2, length: 4 } as const

/** A small build as a gzipped Sponge schematic, as a player's mod would export it. */
export function makeBuild({ name, block = 'minecraft:stone', sign = 'Welcome', level = 6 }: BuildFacts): Buffer {
  const schematic = new SchematicBuilder({ ...BUILD_SIZE, metadata: { name } })
    .fill([0, 0, 0], [2, 0, 3], block)
    .set(1, 1, 1, 'minecraft:oak_sign[rotation=4]')
    .blockEntity([1, 1, 1], 'minecraft:sign', nbtCompound({ Text1: nbtString(sign) }))
    .build()
  return Buffer.from(compressInNode(writeSponge(schematic, { version: 3 }).nbt, level))
}
