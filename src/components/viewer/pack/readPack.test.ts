import { describe, expect, it } from 'vitest'
import { zipOf } from '../../../../tests/support/zipOf'
import { findModels } from './findModels'
import { guessTextures } from './guessTextures'
import { openPacks, type PackFiles } from './packFiles'
import { coversSide, quadsOfModel } from './quadsOfModel'
import { ModelReader } from './readModel'
import { openZip } from './readZip'

const fileOf = (bytes: Uint8Array, name = 'pack.zip') => new File([new Uint8Array(bytes)], name)

async function packOf(files: Record<string, unknown>, name?: string): Promise<PackFiles> {
  const written = Object.fromEntries(
    Object.entries(files).map(([path, value]) => [path, value instanceof Uint8Array ? value : JSON.stringify(value)]),
  )
  const pack = await openPacks([fileOf(zipOf(written), name)])
  if (typeof pack === 'string') throw new Error(pack)
  return pack
}

describe('a zip archive', () => {
  const bytes = zipOf({ 'a.txt': 'Hello', 'folder/b.txt': 'x'.repeat(100_000) })

  it('gives its files, none larger than its reader allows', async () => {
    const zip = await openZip(fileOf(bytes))
    expect(new TextDecoder().decode(await zip?.read('a.txt', 100))).toBe('Hello')
    expect((await zip?.read('folder/b.txt', 100_000))?.length).toBe(100_000)
    expect(await zip?.read('folder/b.txt', 99_999)).toBeUndefined()
    expect(await zip?.read('c.txt', 100)).toBeUndefined()
  })

  it('that says less than it unpacks to is stopped there', async () => {
    const lying = Buffer.from(bytes)
    // The size of the second file, in the table of contents.
    const entry = lying.lastIndexOf('folder/b.txt') - 46
    lying.writeUInt32LE(10, entry + 24)
    const zip = await openZip(fileOf(lying))
    expect(await zip?.read('folder/b.txt', 50_000)).toBeUndefined()
  })

  it('is none where its end is missing, and no byte of it wrong breaks the reader', async () => {
    expect(await openZip(fileOf(bytes.subarray(0, 40)))).toBeUndefined()
    expect(await openZip(fileOf(Buffer.from('no archive at all')))).toBeUndefined()
    for (let at = 0; at < bytes.length; at += 7) {
      const broken = Buffer.from(bytes)
      broken[at]! ^= 0xff
      const zip = await openZip(fileOf(broken))
      await zip?.read('a.txt', 1_000)
      await zip?.read('folder/b.txt', 200_000)
    }
  })
})

describe('resource packs', () => {
  it('are found in a folder of their own too, and hold what the game lacks', async () => {
    const pack = fileOf(zipOf({ 'Nice/assets/minecraft/lang/en.json': '{"a":1}' }))
    const game = fileOf(
      zipOf({ 'assets/minecraft/lang/en.json': '{"a":2}', 'assets/minecraft/b.json': '{"b":3}' }),
      'game.jar',
    )
    const packs = await openPacks([game, pack])
    if (typeof packs === 'string') throw new Error(packs)
    expect(await packs.json('assets/minecraft/lang/en.json')).toEqual({ a: 1 })
    expect(await packs.json('assets/minecraft/b.json')).toEqual({ b: 3 })
  })

  it('are none without assets', async () => {
    expect(await openPacks([fileOf(zipOf({ 'readme.txt': 'Hi' }))])).toBe('not_a_pack')
  })
})

describe('models of a state', () => {
  const stone = { name: 'minecraft:stone', properties: {} }

  it('are those of the variant that fits, turned as it says', async () => {
    const pack = await packOf({
      'assets/minecraft/blockstates/furnace.json': {
        variants: {
          'facing=north,lit=false': { model: 'block/furnace' },
          'facing=east,lit=false': [{ model: 'minecraft:block/furnace', y: 90 }, { model: 'other' }],
        },
      },
    })
    const properties = { facing: 'east', lit: 'false' }
    expect(await findModels(pack, { name: 'minecraft:furnace', properties })).toEqual([
      { model: 'minecraft:block/furnace', x: 0, y: 1, isLocked: false },
    ])
    expect(await findModels(pack, stone)).toEqual([])
  })

  it('are put together from parts whose conditions hold', async () => {
    const pack = await packOf({
      'assets/minecraft/blockstates/oak_fence.json': {
        multipart: [
          { apply: { model: 'post' } },
          { when: { north: 'true' }, apply: { model: 'side' } },
          { when: { OR: [{ east: 'true' }, { west: 'true|low' }] }, apply: { model: 'arm', y: 270 } },
        ],
      },
    })
    const models = await findModels(pack, { name: 'minecraft:oak_fence', properties: { north: 'false', west: 'low' } })
    expect(models.map(({ model }) => model)).toEqual(['post', 'arm'])
  })

  it('take textures and elements from their parents', async () => {
    const cube = {
      from: [0, 0, 0],
      to: [16, 16, 16],
      faces: { up: { texture: '#all', cullface: 'up' }, north: { texture: '#side' } },
    }
    const pack = await packOf({
      'assets/minecraft/models/block/cube.json': { elements: [cube], textures: { side: '#all' } },
      'assets/minecraft/models/block/stone.json': { parent: 'block/cube', textures: { all: 'block/stone' } },
    })
    const model = await new ModelReader(pack).read('block/stone')
    expect(model?.elements[0]?.faces[1]).toMatchObject({ texture: 'minecraft:block/stone', hiddenBy: 1 })
    expect(model?.elements[0]?.faces[2]).toMatchObject({ texture: 'minecraft:block/stone' })
  })

  it('end where parents go in a circle', async () => {
    const pack = await packOf({
      'assets/minecraft/models/a.json': { parent: 'b' },
      'assets/minecraft/models/b.json': { parent: 'a' },
    })
    expect(await new ModelReader(pack).read('a')).toBeUndefined()
  })

  it('are none outside of the pack', async () => {
    const pack = await packOf({ 'assets/minecraft/models/block/stone.json': { elements: [] } })
    expect(await new ModelReader(pack).read('../../etc/passwd')).toBeUndefined()
  })

  it('survive nonsense in every field', async () => {
    const pack = await packOf({
      'assets/minecraft/models/bad.json': {
        textures: { a: 1, b: '#b' },
        elements: [
          null,
          { from: [0, 0], to: 'x', faces: {} },
          { from: [0, 0, Number.MAX_VALUE], to: [1, 1, 1], rotation: 5, faces: { up: { texture: '#b' }, down: 3 } },
        ],
      },
      'assets/minecraft/blockstates/bad.json': { multipart: [1, { when: { OR: 3 }, apply: {} }], variants: null },
    })
    expect((await new ModelReader(pack).read('bad'))?.elements[0]?.faces.filter(Boolean)).toEqual([])
    expect(await findModels(pack, { name: 'minecraft:bad', properties: {} })).toEqual([])
  })
})

describe('the quads of a model', () => {
  const face = { texture: 'minecraft:t', turns: 0, isTinted: false }
  const arrow = (direction: number) => ({
    elements: [
      {
        from: [0, 0, 0],
        to: [16, 16, 16],
        isShaded: true,
        faces: [0, 1, 2, 3, 4, 5].map((one) => (one === direction ? { ...face, hiddenBy: one } : undefined)),
      },
    ],
  })
  const placed = { model: '', x: 0, y: 0, isLocked: false }

  it.each([
    ['north to east by a quarter about y', 2, { ...placed, y: 1 }, 5],
    ['north to west by three', 2, { ...placed, y: 3 }, 4],
    ['north down by a quarter about x', 2, { ...placed, x: 1 }, 0],
    ['up to north by a quarter about x', 1, { ...placed, x: 1 }, 2],
    ['up to the east by a quarter about x, then y', 1, { ...placed, x: 1, y: 1 }, 5],
  ])('turn what looks %s', (_how, direction, how, wanted) => {
    const [quad] = quadsOfModel(arrow(direction), how)
    expect(quad).toMatchObject({ direction: wanted, hiddenBy: wanted })
    expect(coversSide(quad!)).toBe(true)
  })

  it('show their picture upright on a side, from its upper left corner', () => {
    const [quad] = quadsOfModel(arrow(3), placed)
    const places = [0, 1, 2, 3].map((i) => [
      quad!.corners.slice(i * 3, i * 3 + 2),
      quad!.places.slice(i * 2, i * 2 + 2),
    ])
    // On the south side x runs to the right.
    expect(places).toContainEqual([
      [0, 16],
      [0, 0],
    ])
    expect(places).toContainEqual([
      [16, 0],
      [1, 1],
    ])
  })
})

describe('a pack of pictures alone', () => {
  const png = new Uint8Array([1])
  it('dresses blocks by their names, and what is cut from them', async () => {
    const pack = await packOf({
      'assets/minecraft/textures/block/oak_planks.png': png,
      'assets/minecraft/textures/block/oak_log.png': png,
      'assets/minecraft/textures/block/oak_log_top.png': png,
    })
    expect(guessTextures(pack, { name: 'minecraft:oak_stairs', properties: {} })).toEqual(
      Array(6).fill('minecraft:block/oak_planks'),
    )
    const lying = guessTextures(pack, { name: 'minecraft:oak_log', properties: { axis: 'x' } })
    expect(lying).toEqual([
      ...Array(4).fill('minecraft:block/oak_log'),
      ...Array(2).fill('minecraft:block/oak_log_top'),
    ])
    expect(guessTextures(pack, { name: 'minecraft:bricks', properties: {} })).toBeUndefined()
  })
})
