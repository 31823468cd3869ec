import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import { compressInNode } from '@/schematic/inflate/compressInNode'
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

test('inspect prints a line for each of several files', () => {
  const { status, stdout } = run('inspect', '--json', sound, broken)
  expect(status).toBe(2)
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    { file: sound, format: 'sponge' },
    { file: broken, error: { code: 'malformed' } },
  ])
})

test('a file that is not there keeps no other from being looked at', () => {
  const { status, stdout, stderr } = run('inspect', '--json', join(folder, 'absent.schem'), sound)
  expect(status).toBe(1)
  expect(stderr).toContain('absent.schem')
  expect(JSON.parse(stdout)).toMatchObject({ file: sound, format: 'sponge' })
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
  expect(JSON.parse(stdout)).toMatchObject({ added: 0, removed: 0, changed: 0, same: 1, likeness: 1 })
})

test('render draws a picture and says what it drew', () => {
  const picture = join(folder, 'picture.png')
  const { status, stdout } = run('render', '--json', '--width', '64', '--height', '48', sound, picture)
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ file: picture, width: 64, height: 48, side: 'southEast' })
  expect([...readFileSync(picture).subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47])
})

test('a file that is refused is refused by every command in the same way', () => {
  for (const command of ['convert', 'render', 'diff']) {
    const { status, stdout } = run(command, '--json', broken, converted)
    expect(status).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'malformed' } })
  }
})

test('a wrong call says how to call it and exits 1', () => {
  const { status, stderr } = run('inspect')
  expect(status).toBe(1)
  expect(stderr).toContain('usage:')
})
