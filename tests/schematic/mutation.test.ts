import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { SchematicError } from '@/schematic/errors'
import type { Schematic } from '@/schematic/model'
import { convertSchematic } from '@/schematic/operations/convertSchematic'
import { inspectBytes, readBytes } from './support/chunks'
import { corpus, hasCorpus } from './support/corpus'

/** `MUTATIONS=200000 vitest run --project unit tests/schematic/mutation.test.ts` for the long run. */
const CASES = Number(process.env.MUTATIONS ?? 3_000)
const SEED = Number(process.env.SEED ?? 12_345)
const MAX_FILE_BYTES = 20_000
const MAX_MS = 1_000

const files = corpus
  .map(({ name, path }) => ({ name, bytes: readFileSync(path) }))
  .map(({ name, bytes }) => ({ name, bytes: bytes[0] === 0x1f ? gunzipSync(bytes) : bytes }))
  .filter(({ bytes }) => bytes.length < MAX_FILE_BYTES)

const TELLING_BYTES = [0, 1, 2, 3, 7, 8, 9, 10, 11, 12, 127, 128, 255]
const TELLING_INTS = [0x7fffffff, -1, -2147483648, 0, 1, 65_535, 65_536, 134_217_728]

/** Numbers from 0 to 1 that are the same in every run (xorshift). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4294967296
  }
}

function mutate(original: Uint8Array, random: () => number): Uint8Array {
  const bytes = Buffer.from(original)
  const changes = 1 + Math.floor(random() * 4)
  for (let i = 0; i < changes; i++) {
    const within = random() < 0.5 ? Math.min(400, bytes.length) : bytes.length
    const at = Math.floor(random() * within)
    const kind = random()
    if (kind < 0.35) bytes[at] = Math.floor(random() * 256)
    else if (kind < 0.65) bytes[at] = TELLING_BYTES[Math.floor(random() * TELLING_BYTES.length)] ?? 0
    else if (kind < 0.95 && at + 4 <= bytes.length) {
      bytes.writeInt32BE(TELLING_INTS[Math.floor(random() * TELLING_INTS.length)] ?? 0, at)
    } else bytes.copy(bytes, at, Math.floor(random() * within))
  }
  return random() < 0.05 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : bytes
}

/**
 * What could be read in the words of another edition and time: nothing that a file says of its contents may upset that.
 */
async function crossed(schematic: Schematic): Promise<void> {
  const volume = schematic.regions.reduce((sum, { blocks }) => sum + blocks.length, 0)
  if (volume > MAX_FILE_BYTES) return
  for (const format of [schematic.edition === 'java' ? 'mcstructure' : 'litematic', 'mcedit'] as const) {
    await convertSchematic(schematic, { format })
  }
}

describe.skipIf(!hasCorpus)('changed files (needs the corpus: skipped)', () => {
  test(`${CASES} of them are read or refused with a reason`, { timeout: 3_600_000 }, async () => {
    const random = randomFrom(SEED)
    let slowest = 0
    for (let i = 0; i < CASES; i++) {
      const file = files[Math.floor(random() * files.length)]
      const bytes = mutate(file?.bytes ?? new Uint8Array(0), random)
      const started = performance.now()
      const work = i % 2 === 0 ? inspectBytes(bytes) : readBytes(bytes).then(crossed)
      const error = await work.then(
        () => undefined,
        (reason: unknown) => reason,
      )
      slowest = Math.max(slowest, performance.now() - started)
      if (error !== undefined && !(error instanceof SchematicError)) {
        throw new Error(`case ${i} of seed ${SEED}, ${file?.name}`, { cause: error })
      }
    }
    expect(slowest).toBeLessThan(MAX_MS)
  })
})
