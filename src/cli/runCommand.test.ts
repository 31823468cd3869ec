import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

// Each run loads the whole shop.
vi.setConfig({ testTimeout: 120_000 })

const command = path.join(import.meta.dirname, '../../bin/schematicshop.mjs')
const folder = mkdtempSync(path.join(tmpdir(), 'schematicshop-cli-'))
const config = path.join(folder, 'payload.config.ts')

beforeAll(() => {
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(config, `console.log('loading')\nawait new Promise(() => {})\nexport default {}\n`)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: string[]) =>
  spawnSync(process.execPath, [command, ...args], {
    encoding: 'utf8',
    env: { ...process.env, PAYLOAD_CONFIG_PATH: config },
  })

test.each([
  [['paint'], 'unknown command: paint'],
  [['worker', '--fast'], 'worker has no option --fast'],
  [['migrate', '--repair', '--fast'], 'migrate has no option --fast'],
])('%j says what is wrong and how to call it', (args, problem) => {
  const { status, stderr } = run(...args)
  expect([status, stderr]).toEqual([2, expect.stringContaining(`schematicshop: ${problem}\nusage:`)])
})

test.each([[['--help']], [['worker', '--help']], [['migrate', '-h']]])('%j describes the commands', (args) => {
  const { status, stdout } = run(...args)
  expect([status, stdout]).toEqual([0, expect.stringContaining('schematicshop migrate [--repair]')])
})

test('a config that never finishes loading is tried again, then reported', () => {
  const { status, stdout, stderr } = run('migrate')
  expect(stdout).toBe('loading\n'.repeat(3))
  expect([status, stderr]).toEqual([1, expect.stringContaining('loading the app’s config never ends')])
})
