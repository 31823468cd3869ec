import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { convertSchematic } from '@/schematic/operations/convertSchematic'
import { inspectBytes, readBytes } from './support/chunks'
import { corpus, hasCorpus } from './support/corpus'
import { underModernNames } from './support/modernNames'
import { askNucleation } from './support/nucleation'

/** It puts numbered blocks under other names, and reads no structure files. */
const ofFormat = (format: RegExp) => corpus.filter((file) => format.test(file.format))

describe.skipIf(!hasCorpus)('blocks are counted as nucleation counts them', () => {
  test('by name in Sponge and Litematica files', { timeout: 300_000 }, async () => {
    const files = ofFormat(/^(sponge|litematic)/)
    const answers = askNucleation(files.map(({ path }) => path))
    for (const [index, { path, name }] of files.entries()) {
      const { blocks } = await inspectBytes(readFileSync(path))
      expect(underModernNames(answers[index]?.counts ?? {}), name).toEqual(underModernNames(blocks))
    }
  })

  test("by Java's names in Bedrock's redstone machines", { timeout: 120_000 }, async () => {
    // It leaves the old names of grass and the like as they are.
    const files = ofFormat(/^mcstructure/).filter(({ name }) => /8-bit_alu|auto_register/.test(name))
    expect(files).toHaveLength(2)
    const answers = askNucleation(files.map(({ path }) => path))
    for (const [index, { path, name }] of files.entries()) {
      const { nbt } = await convertSchematic(await readBytes(readFileSync(path)), { format: 'sponge' })
      const { blocks } = await inspectBytes(nbt)
      expect(answers[index]?.counts, name).toEqual({ ...blocks })
    }
  })
})
