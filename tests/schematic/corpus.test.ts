import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { SchematicError } from '@/schematic/errors'
import { inspectBytes, readBytes } from './support/chunks'
import { corpus, hasCorpus } from './support/corpus'
import { underModernNames } from './support/modernNames'
import { slowBlockCounts } from './support/slowReader'

const schematics = corpus.filter(({ isSchematic }) => isSchematic)
const others = corpus.filter(({ isSchematic }) => !isSchematic)

/** The manifest's words for a format and its version. */
function manifestFormat(format: string, version: number): string {
  if (format === 'structure') return 'structure-nbt'
  if (format === 'mcstructure') return 'mcstructure(LE)'
  return format === 'mcedit' ? 'mcedit' : `${format}-v${version}`
}

/** Slow, so for what is not too large. */
const countable = schematics.filter(({ format, path }) => format !== 'mcedit' && readFileSync(path).length < 60_000)

describe.skipIf(!hasCorpus)('the corpus (not beside this project: skipped)', () => {
  test.each(schematics)('inspects $name as its manifest says', async ({ path, format }) => {
    const found = await inspectBytes(readFileSync(path))
    expect(manifestFormat(found.format, found.formatVersion)).toBe(format)
  })

  test.each(schematics)('reads $name with the blocks that were inspected', async ({ path, format }) => {
    const bytes = readFileSync(path)
    const [schematic, inspection] = [await readBytes(bytes), await inspectBytes(bytes)]
    expect(manifestFormat(schematic.format, schematic.formatVersion)).toBe(format)
    expect(schematic.regions.map(({ width, height, length }) => width * height * length)).toEqual(
      schematic.regions.map(({ blocks }) => blocks.length),
    )
    expect(schematic.regions.flatMap(({ blockEntities }) => blockEntities)).toHaveLength(
      Object.values(inspection.blockEntities).reduce((sum, count) => sum + count, 0),
    )
  })

  test.each(countable)('counts the blocks of $name as a slow reader does', async ({ path, format }) => {
    const bytes = readFileSync(path)
    const { blocks } = await inspectBytes(bytes)
    expect(underModernNames(blocks)).toEqual(underModernNames(slowBlockCounts(bytes, format.includes('LE'))))
  })

  test.each(schematics)('reads $name alike in small pieces', async ({ path }) => {
    const bytes = readFileSync(path).subarray(0, 200_000)
    const whole = await inspectBytes(bytes).catch((error: SchematicError) => error.code)
    const pieces = await inspectBytes(bytes, undefined, 997).catch((error: SchematicError) => error.code)
    expect(pieces).toEqual(whole)
  })

  test.each(others)('refuses $name, which is $format', async ({ path }) => {
    await expect(inspectBytes(readFileSync(path))).rejects.toBeInstanceOf(SchematicError)
    await expect(readBytes(readFileSync(path))).rejects.toBeInstanceOf(SchematicError)
  })
})
