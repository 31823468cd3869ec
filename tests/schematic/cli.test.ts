import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildSchematic, SchematicBuilder } from '@/schematic/build/buildSchematic'
import { withBar } from '@/schematic/cli/progressBar'
import { compressInNode } from '@/schematic/inflate/compressInNode'
import { diffSchematics } from '@/schematic/operations/diffSchematics'
import { renderIsometric } from '@/schematic/render/renderIsometric'
import { renderTopDown } from '@/schematic/render/renderTopDown'
import { writeSponge } from '@/schematic/write/writeSponge'

const project = join(import.meta.dirname, '../..')
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

const linesOf = (stdout: string): unknown[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

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

test('render says what it can draw', () => {
  for (const [option, value] of [
    ['--side', 'below'],
    ['--width', '0'],
    ['--background', 'mauve'],
    ['--format', 'gif'],
  ]) {
    const { status, stderr } = run('render', option, value, sound, join(folder, 'no.png'))
    expect([status, stderr]).toEqual([1, expect.stringContaining('usage:')])
  }
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

test('a file that is refused is refused by every command in the same way', () => {
  for (const [command, other] of [
    ['convert', converted],
    ['render', join(folder, 'none.png')],
    ['diff', converted],
  ]) {
    const { status, stdout } = run(command, '--json', broken, other)
    expect(status).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'malformed' } })
  }
})

test('a wrong call says how to call it and exits 1', () => {
  const { status, stderr } = run('inspect')
  expect(status).toBe(1)
  expect(stderr).toContain('usage:')
})
