import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inspectBytes } from './support/chunks'
import { corpus, hasCorpus } from './support/corpus'
import { askNucleation } from './support/nucleation'

/** It puts Bedrock's and numbered blocks under other names, and reads no structure files. */
const ofFormat = (format: RegExp) => corpus.filter((file) => format.test(file.format))

describe.skipIf(!hasCorpus)('blocks are counted as nucleation counts them', () => {
  test('by name in Sponge and Litematica files', { timeout: 300_000 }, async () => {
    const files = ofFormat(/^(sponge|litematic)/)
    const answers = askNucleation(files.map(({ path }) => path))
    for (const [index, { path, name }] of files.entries()) {
      const { blocks } = await inspectBytes(readFileSync(path))
      expect(answers[index]?.counts, name).toEqual({ ...blocks })
    }
  })

  test('in all in Bedrock files', { timeout: 120_000 }, async () => {
    const files = ofFormat(/^mcstructure/)
    const answers = askNucleation(files.map(({ path }) => path))
    for (const [index, { path, name }] of files.entries()) {
      const { blockCount } = await inspectBytes(readFileSync(path))
      const counted = Object.values(answers[index]?.counts ?? {}).reduce((sum, count) => sum + count, 0)
      expect(counted, name).toBe(blockCount)
    }
  })
})
