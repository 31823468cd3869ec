import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { formatBlockState, isAir } from '@/schematic/blockState'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { withBar } from '@/schematic/cli/progressBar'
import { readFileOf } from '@/schematic/cli/readFile'
import { compressInNode } from '@/schematic/inflate/compressInNode'
import { diffSchematics } from '@/schematic/operations/diffSchematics'
import { renderIsometric } from '@/schematic/render/renderIsometric'
import { renderTopDown } from '@/schematic/render/renderTopDown'
import { writeLitematic } from '@/schematic/write/writeLitematic'
import { writeSponge } from '@/schematic/write/writeSponge'
import { buildSchematic } from './support/buildSchematic'

const project = join(import.meta.dirname, '../..')

vi.setConfig({ testTimeout: 60_000 }) // each command is a process of its own

const folder = mkdtempSync(join(tmpdir(), 'schematic-cli-'))
const [sound, broken, converted] = ['sound.schem', 'broken.schem', 'converted.litematic'].map((name) =>
  join(folder, name),
)

function run(...args: (string | undefined)[]): { status: number | null; stdout: string; stderr: string } {
  const command = join(project, 'src/schematic/cli/main.ts')
  const given = args.filter((arg) => arg !== undefined)
  return spawnSync(join(project, 'node_modules/.bin/tsx'), [command, ...given], { encoding: 'utf8', cwd: project })
}

beforeAll(() => {
  const { nbt } = writeSponge(
    new SchematicBuilder({ width: 2, height: 1, length: 1 }).set(0, 0, 0, 'minecraft:stone').build(),
    { version: 3 },
  )
  writeFileSync(sound ?? '', compressInNode(nbt))
  writeFileSync(broken ?? '', compressInNode(nbt).subarray(0, 60))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('inspect --json prints what is in a file and exits 0', () => {
  const { status, stdout } = run('inspect', '--json', sound)
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    format: 'sponge',
    formatVersion: 3,
    blockCount: 1,
    blocks: { 'minecraft:stone': 1 },
  })
})

test('inspect --json prints why a file is refused and exits 2', () => {
  const { status, stdout } = run('inspect', '--json', broken)
  expect(status).toBe(2)
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'malformed' } })
})

const linesOf = (stdout: string): { file: string }[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
const filesOf = (stdout: string): string[] => linesOf(stdout).map(({ file }) => file)

test('inspect prints a line for each of several files', () => {
  const { status, stdout } = run('inspect', '--json', sound, broken)
  expect(status).toBe(2)
  expect(linesOf(stdout)).toMatchObject([
    { file: sound, format: 'sponge' },
    { file: broken, error: { code: 'malformed' } },
  ])
})

test('a file that is not there keeps no other from being looked at', () => {
  const absent = join(folder, 'absent.schem')
  const { status, stdout, stderr } = run('inspect', '--json', sound, absent, folder, sound)
  expect(status).toBe(1)
  expect(stderr).toContain('absent.schem')
  expect(linesOf(stdout)).toMatchObject([
    { file: sound, format: 'sponge' },
    { file: absent, error: { code: 'unreadable', message: expect.stringContaining('ENOENT') } },
    { file: folder, error: { code: 'unreadable', message: expect.stringContaining('EISDIR') } },
    { file: sound, format: 'sponge' },
  ])
})

test.each([
  ['inspect', undefined],
  ['diff', sound],
  ['render', join(folder, 'none.png')],
])('%s --json says why a file can not be read', (command, other) => {
  const { status, stdout, stderr } = run(command, '--json', join(folder, 'absent.schem'), other)
  expect(status).toBe(1)
  expect(stderr).toContain('absent.schem')
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'unreadable' } })
})

test('runs by the name it has in package.json', () => {
  const { bin } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
  const { status, stdout } = spawnSync(process.execPath, [join(project, bin.schematic), 'inspect', sound ?? ''], {
    encoding: 'utf8',
    cwd: folder,
  })
  expect(status).toBe(0)
  expect(stdout).toContain('minecraft:stone')
})

test('convert writes another format, and diff finds no difference', () => {
  expect(run('convert', sound, converted).status).toBe(0)
  const { status, stdout } = run('diff', '--json', sound, converted)
  expect(status).toBe(0)
  const none = { added: 0, removed: 0, changed: 0, same: 0 }
  expect(JSON.parse(stdout)).toMatchObject({ ...none, same: 1, likeness: 1, blockEntities: none, entities: none })
})

/** A file of 2 × 1 × 3 blocks: stairs that look north in the north-west corner, stone in the south-east one. */
function writeSteps(name: string): string {
  const build = new SchematicBuilder({ width: 2, height: 1, length: 3 })
    .set(0, 0, 0, 'minecraft:oak_stairs[facing=north,half=top]')
    .set(1, 0, 2, 'minecraft:stone')
    .build()
  const file = join(folder, name)
  writeFileSync(file, compressInNode(writeSponge(build, { version: 3 }).nbt))
  return file
}

/** The regions of a file: their size and the block states that they have, without air. */
async function regionsOf(file: string): Promise<unknown[]> {
  const { regions } = await readFileOf(file)
  return regions.map(({ width, height, length, palette, blocks }) => {
    const states = palette.filter(({ name }, index) => !isAir(name) && blocks.includes(index))
    return { size: [width, height, length], states: states.map(formatBlockState).sort() }
  })
}

test.each([
  ['turn', [], [3, 1, 2], 'east'],
  ['turn', ['--degrees', '180'], [2, 1, 3], 'south'],
  ['mirror', ['--axis', 'x'], [2, 1, 3], 'north'],
  ['mirror', ['--axis', 'z'], [2, 1, 3], 'south'],
])('%s %j writes the build turned', async (command, options, size, facing) => {
  const turned = join(folder, 'turned.litematic')
  const { status, stdout } = run(command, '--json', ...options, writeSteps('steps.schem'), turned)
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ file: turned, format: 'litematic' })
  const states = [`minecraft:oak_stairs[facing=${facing},half=top]`, 'minecraft:stone']
  expect(await regionsOf(turned)).toEqual([{ size, states }])
})

test('replace writes other blocks, turned as those before, and says how many', async () => {
  const replaced = join(folder, 'replaced.schem')
  const rules = ['oak_stairs[half=top]', 'spruce_stairs', 'stone', 'dirt', 'glass', 'ice']
  const { status, stdout } = run('replace', '--json', writeSteps('steps.schem'), replaced, ...rules)
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ file: replaced, replaced: 2 })
  expect(await regionsOf(replaced)).toMatchObject([
    { states: ['minecraft:dirt', 'minecraft:spruce_stairs[facing=north,half=top]'] },
  ])
})

test('merge keeps regions apart where it is told to, and split writes each into a file of its own', async () => {
  const both = join(folder, 'both.litematic')
  expect(run('merge', '--keep-regions', writeSteps('steps.schem'), sound, both).status).toBe(0)
  const regions = await regionsOf(both)
  expect(regions).toMatchObject([{ size: [2, 1, 3] }, { size: [2, 1, 1] }])
  const { status, stdout } = run('split', '--json', both, join(folder, 'part.schem'))
  expect(status).toBe(0)
  expect(await Promise.all(filesOf(stdout).map(regionsOf))).toEqual(regions.map((region) => [region]))
})

test('merge makes one region of all, and says how many there were', async () => {
  const one = join(folder, 'one.litematic')
  const { status, stdout } = run('merge', '--json', writeSteps('steps.schem'), sound, one)
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ file: one, regions: 2 })
  expect(await regionsOf(one)).toEqual([{ size: [2, 1, 3], states: ['minecraft:stone'] }])
})

test('split takes nothing out of the name of a region that leads elsewhere', () => {
  const [region] = new SchematicBuilder({ width: 1, height: 1, length: 1 }).set(0, 0, 0, 'stone').build().regions
  const build = new SchematicBuilder({ width: 1, height: 1, length: 1 }).build()
  const regions = ['../../roof', 'roof', 'ROOF', '…'].map((name) => ({ ...region!, name }))
  const file = join(folder, 'named.litematic')
  writeFileSync(file, compressInNode(writeLitematic({ ...build, regions }).nbt))
  const { stdout } = run('split', '--json', file, join(folder, 'parts.schem'))
  expect(filesOf(stdout)).toEqual(
    ['roof', 'roof-2', 'ROOF-3', 'region'].map((name) => join(folder, `parts-${name}.schem`)),
  )
})

test('merge does not overwrite a file, so that a forgotten output does not cost an input', () => {
  const last = writeSteps('last.schem')
  const before = readFileSync(last)
  const { status, stderr } = run('merge', sound, last)
  expect([status, stderr]).toEqual([1, expect.stringContaining('last.schem exists already')])
  expect(readFileSync(last)).toEqual(before)
})

test('merge does not mix the editions, and says what to do', () => {
  const bedrock = join(folder, 'bedrock.mcstructure')
  expect(run('convert', sound, bedrock).status).toBe(0)
  const { status, stderr } = run('merge', sound, bedrock, join(folder, 'mixed.schem'))
  expect(status).toBe(1)
  expect(stderr).toContain('convert one of them first')
  expect(existsSync(join(folder, 'mixed.schem'))).toBe(false)
})

test.each([
  ['turn', ['--degrees', '45'], [], '--degrees takes 90, 180 or 270'],
  ['mirror', [], [], '--axis takes x (swaps'],
  ['mirror', ['--axis', 'y'], [], '--axis takes x (swaps'],
  ['replace', [], ['stone'], 'the replacement for stone is missing'],
  ['replace', [], ['Stone Bricks', 'stone'], 'Stone Bricks is not a block'],
  ['turn', ['--sponge', '1'], [], '--sponge takes 2 or 3'],
])('%s %j %j says how to call it', (command, options, more, message) => {
  const { status, stderr } = run(command, ...options, sound, join(folder, 'not-written.schem'), ...more)
  expect([status, stderr]).toEqual([1, expect.stringContaining(message)])
  expect(stderr).toContain('usage:')
  expect(existsSync(join(folder, 'not-written.schem'))).toBe(false)
})

test('a file to write whose ending no format has is told of, with those that there are', () => {
  const { status, stderr } = run('turn', sound, join(folder, 'turned.zip'))
  expect([status, stderr]).toEqual([1, expect.stringContaining('must end in .schem, .litematic')])
})

test('render draws a picture and says what it drew', () => {
  const picture = join(folder, 'picture.png')
  const { status, stdout } = run('render', '--json', '--width', '64', '--height', '48', sound, picture)
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ file: picture, width: 64, height: 48, side: 'southEast' })
  expect([...readFileSync(picture).subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47])
})

test.each([
  ['--side', 'top', 'map.webp', 'webp'],
  ['--side', 'northWest', 'link.png', 'png'],
  ['--format', 'webp', 'as-told.bin', 'webp'],
])('render %s %s draws %s, on a background', async (option, value, name, format) => {
  const picture = join(folder, name)
  const args = [
    'render',
    '--json',
    '--width',
    '120',
    '--height',
    '63',
    '--background',
    '#102030',
    option,
    value,
    sound,
    picture,
  ]
  const { status, stdout } = run(...args)
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ file: picture, format, width: 120, height: 63 })
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true })
  expect(info).toMatchObject({ width: 120, height: 63, channels: 3 })
  const [red = 0, green = 0, blue = 0] = data
  expect(Math.hypot(red - 0x10, green - 0x20, blue - 0x30)).toBeLessThan(6)
})

test.each([
  ['--side', 'below'],
  ['--width', '0'],
  ['--background', 'mauve'],
  ['--format', 'gif'],
])('render %s %s says what it can draw', (option, value) => {
  const { status, stderr } = run('render', option, value, sound, join(folder, 'no.png'))
  expect([status, stderr]).toEqual([1, expect.stringContaining('usage:')])
})

test('long work shows how far it is on a terminal, and nothing elsewhere', async () => {
  const shown: string[] = []
  const write = (text: string): void => {
    shown.push(text)
  }
  await withBar('drawing', (set) => [0.5, 0.505, 1].forEach(set), { isLong: true, stream: { isTTY: true, write } })
  expect(shown.map((text) => /\d+%/.exec(text)?.[0])).toEqual(['0%', '50%', '100%', undefined])
  await withBar('drawing', (set) => set(0.5), { isLong: true, stream: { write } })
  await withBar('drawing', (set) => set(0.5), { stream: { isTTY: true, write } })
  expect(shown).toHaveLength(4)
})

test.each(['isometric', 'small isometric', 'top-down', 'difference'])('%s tells how far it is', (what) => {
  const build = buildSchematic({ width: 8, height: 20, length: 8 }, () => 'minecraft:stone')
  const shares: number[] = []
  const onProgress = (share: number): void => {
    shares.push(share)
  }
  const size = what.startsWith('small') ? 8 : 200
  if (what === 'difference') diffSchematics(build, build, [0, 0, 0], onProgress)
  else if (what === 'top-down') renderTopDown(build, { width: size, height: size, onProgress })
  else renderIsometric(build, { width: size, height: size, onProgress })
  expect(shares.length).toBeGreaterThan(3)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(Math.max(...shares)).toBeLessThanOrEqual(1)
})

test.each([
  ['convert', converted],
  ['turn', converted],
  ['split', converted],
  ['merge', converted],
  ['render', join(folder, 'none.png')],
  ['diff', converted],
])('%s refuses a broken file in the same way', (command, other) => {
  const { status, stdout } = run(command, '--json', broken, other)
  expect(status).toBe(2)
  expect(JSON.parse(stdout)).toMatchObject({ file: broken, error: { code: 'malformed' } })
})

test('an output that can not be written is called by its own name', () => {
  const output = join(folder, 'absent', 'out.schem')
  const { status, stderr } = run('convert', sound, output)
  expect([status, stderr]).toEqual([1, `schematic: ${output}: no such file or folder (ENOENT)\n`])
})

test.each([
  ['inspect', ['--axis', 'x'], 'inspect has no option --axis'],
  ['convert', ['--keep-regions'], 'convert has no option --keep-regions'],
  ['render', ['--sponge', '2'], 'render has no option --sponge'],
  ['paint', [], 'unknown command: paint'],
])('%s %j is refused, not ignored', (command, options, message) => {
  const { status, stderr } = run(command, ...options, sound)
  expect([status, stderr]).toEqual([1, expect.stringContaining(message)])
})

test('--help after a command describes this command alone', () => {
  const { status, stdout } = run('turn', '--help')
  expect(status).toBe(0)
  expect(stdout).toContain('schematic turn')
  expect(stdout).not.toContain('schematic mirror')
})

test('a wrong call says how to call it and exits 1', () => {
  const { status, stderr } = run('inspect')
  expect(status).toBe(1)
  expect(stderr).toContain('usage:')
})
