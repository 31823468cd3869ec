import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ShopContext } from '@/core/context/context'
import { MiB } from '@/core/units'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { compressInNode } from '@/schematic/inflate/compressInNode'
import type { Schematic } from '@/schematic/model'
import { writeLitematic } from '@/schematic/write/writeLitematic'
import { writeStructure } from '@/schematic/write/writeStructure'
import { runEngine } from '../../tests/integration/support/engineInThread'
import type { Task } from './messages'
import { type EngineOptions, engineOptions } from './types'

const EDGE = 40

function makeCube(): Schematic {
  const builder = new SchematicBuilder({ width: EDGE, height: EDGE, length: EDGE })
  for (let cell = 0; cell < EDGE ** 3; cell++) {
    const [x, y, z] = [cell % EDGE, Math.floor(cell / EDGE ** 2), Math.floor(cell / EDGE) % EDGE]
    builder.set(x, y, z, cell % 2 ? 'minecraft:stone' : 'minecraft:oak_planks')
  }
  return builder.build()
}

const folder = mkdtempSync(path.join(tmpdir(), 'engine-limits-'))
const [litematic, structure, apart] = ['litematic', 'structure', 'apart'].map((name) => path.join(folder, name))

beforeAll(() => {
  const cube = makeCube()
  const far = cube.regions.map((region) => ({ ...region, name: 'far', position: [0, 100, 0] as const }))
  const write = (file = '', nbt: Parameters<typeof compressInNode>[0]) => writeFileSync(file, compressInNode(nbt))
  write(litematic, writeLitematic(cube).nbt)
  write(structure, writeStructure(cube).nbt)
  write(apart, writeLitematic({ ...cube, regions: [...cube.regions, ...far] }).nbt)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What the engine answers in an app of these options. */
function run(options: EngineOptions, task: Task) {
  const context = { kept: new Map() } as unknown as ShopContext
  engineOptions.keep(context, options)
  return runEngine(context, task)
}
const inspect = (options: EngineOptions, file = '') => run(options, { kind: 'inspect', path: file })

describe('a file of an app', { timeout: 60_000 }, () => {
  it('passes where it is within what the app allows', async () => {
    const most = { maxVolume: EDGE ** 3, maxAxis: EDGE, maxInflatedBytes: 3 * MiB, maxRegions: 1 }
    expect(await inspect(most, litematic)).toMatchObject({ kind: 'inspected', inspection: { volume: EDGE ** 3 } })
    expect(await inspect(most, structure)).toMatchObject({ kind: 'inspected', inspection: { volume: EDGE ** 3 } })
  })

  it.each<[EngineOptions, string | undefined, RegExp]>([
    [{ maxVolume: EDGE ** 3 - 1 }, litematic, /63999 are allowed/],
    [{ maxAxis: EDGE - 1 }, litematic, /39 are allowed/],
    [{ maxPaletteEntries: 1 }, structure, /palette|block states/],
    [{ maxInflatedBytes: MiB }, structure, /holds more than 1048576 bytes/],
    [{ maxRegions: 1 }, apart, /more than 1 regions/],
  ])('is refused beyond %j', async (options, file, message) => {
    expect(await inspect(options, file)).toMatchObject({
      kind: 'refused',
      code: 'limits_exceeded',
      message: expect.stringMatching(message),
    })
    // Whatever else the engine does with it goes by the same.
    const drawn = await run(options, { kind: 'render', path: file ?? '', width: 16, height: 16 })
    expect(drawn).toMatchObject({ kind: 'refused', code: 'limits_exceeded' })
  })

  it('becomes no larger than that in another format', async () => {
    const task: Task = { kind: 'convert', path: apart ?? '', to: path.join(folder, 'to'), target: { format: 'sponge' } }
    expect(await run({}, task)).toMatchObject({ kind: 'converted' })
    expect(await run({ maxVolume: 2 * EDGE ** 3 }, task)).toMatchObject({
      kind: 'refused',
      message: `needs a box of ${EDGE * EDGE * 140} blocks; ${2 * EDGE ** 3} are allowed`,
    })
  })
})
