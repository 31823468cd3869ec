import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { SchematicError } from '@/schematic/errors'
import { writeSchematic } from '@/schematic/write/writeSchematic'
import { buildSchematic } from './support/buildSchematic'
import { inspectBytes, readBytes } from './support/chunks'
import { hostileFiles } from './support/hostileFiles'

const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
const child = join(import.meta.dirname, 'support/hostileChild.ts')
const project = join(import.meta.dirname, '../..')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Outcome {
  code: string
  cpuMs: number
  overMb: number
}

/** CPU, as the machine may have other work. A lie that is there to see at the start is to be seen there. */
const MAX_MS = 1000
const MAX_EARLY_MS = 300
const MAX_MB = 150

/** In a process of its own, so that its memory can be told. */
function outcome(path: string, way: 'inspect' | 'read'): Outcome {
  const tsx = join(project, 'node_modules/.bin/tsx')
  const { stdout, stderr } = spawnSync(tsx, [child, path, way], { encoding: 'utf8', cwd: project })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

describe('hostile files are refused with a reason, within the CPU and memory there is for one', () => {
  test.each(hostileFiles)('$name', { timeout: 120_000 }, async ({ name, bytes, codes, isLate = false }) => {
    const path = join(folder, name.replace(/\W/g, '_'))
    writeFileSync(path, await bytes())
    for (const way of ['inspect', 'read'] as const) {
      const { code, cpuMs, overMb } = outcome(path, way)
      expect(codes).toContain(code)
      expect(cpuMs).toBeLessThan(isLate ? MAX_MS : MAX_EARLY_MS)
      expect(overMb).toBeLessThan(MAX_MB)
    }
    rmSync(path)
  })
})

describe('a file cut short anywhere', () => {
  const small = buildSchematic({ width: 3, height: 2, length: 3, metadata: { name: 'Small' } }, (x, y, z) =>
    (x + y + z) % 2 === 0 ? 'minecraft:oak_stairs[facing=north]' : undefined,
  )

  test.each(['sponge', 'litematic', 'structure', 'mcedit', 'mcstructure'] as const)('%s', async (format) => {
    const { nbt } = await writeSchematic(small, { format })
    for (let length = 0; length < nbt.length; length++) {
      await expect(inspectBytes(nbt.subarray(0, length))).rejects.toBeInstanceOf(SchematicError)
      await expect(readBytes(nbt.subarray(0, length))).rejects.toBeInstanceOf(SchematicError)
    }
  })

  test('in gzip', async () => {
    const bytes = gzipSync((await writeSchematic(small, { format: 'sponge' })).nbt)
    for (let length = 0; length < bytes.length; length++) {
      await expect(inspectBytes(bytes.subarray(0, length))).rejects.toBeInstanceOf(SchematicError)
    }
  })
})

test('an error of the source is passed on as it is', async () => {
  const lost = new Error('connection lost')
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield gzipSync(Buffer.from([10, 0, 0])).subarray(0, 12)
    throw lost
  }
  const { inspectSchematic } = await import('@/schematic/inspect/inspectSchematic')
  const { inflateInNode } = await import('@/schematic/inflate/node')
  await expect(inspectSchematic(failing(), { inflate: inflateInNode })).rejects.toBe(lost)
  await expect(inspectSchematic(failing())).rejects.toBe(lost)
})
