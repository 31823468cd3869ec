import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { engineOptions } from '@jobs/engine/types'
import { workerOptions } from '@jobs/types'
import { optionNames } from '@plugins/types'
import { expect, it } from 'vitest'
import { coreOptions, optionsOfRoom, optionTables, rooms, tablesIn } from './optionTables'

const units: Record<string, number> = { KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 }

/** The value that the text after `@default` stands for. */
function meantBy(text: string): unknown {
  const [, number, unit = ''] = /^(\d+)(?: (KiB|MiB|GiB))?$/.exec(text) ?? []
  if (number !== undefined) return Number(number) * (units[unit] ?? 1)
  if (text === 'true' || text === 'false') return text === 'true'
  const [, quoted] = /^'(.*)'$/.exec(text) ?? []
  return text === 'none' ? undefined : (quoted ?? text)
}

it.each(optionTables())('$file has the options that the types declare', ({ file, tables }) => {
  expect(tablesIn(file), 'written again by: npx tsx scripts/writeOptionTables.ts').toEqual(tables)
})

it.each(rooms)('the options of $name have the defaults that their comments say', async ({ name, types }) => {
  const module: Record<string, unknown> = await import(path.join('../..', types))
  const [defined] = Object.values(module).filter(
    (value): value is typeof engineOptions => typeof value === 'object' && value !== null && 'defaults' in value,
  )
  const said = optionsOfRoom({ types }).map((option) => [option.name, meantBy(option.byDefault)])
  // Of a list none is an empty one.
  const defaults = Object.entries(defined?.defaults ?? {}).map(([option, value]) => [
    option,
    Array.isArray(value) && value.length === 0 ? undefined : value,
  ])
  expect(said).toEqual(defaults)
  expect(optionNames).toContain(name)
})

it('knows the options that the types declare, and no others', () => {
  const declared = [...coreOptions().map(({ name }) => name), ...rooms.map(({ name }) => name)]
  expect([...optionNames].sort()).toEqual(declared.sort())
})

const plugins = path.join(import.meta.dirname, '../../plugins')
const allRooms = readdirSync(plugins, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

it.each(allRooms)('%s is a room: wiring, a test of it alone, and a README', (name) => {
  const files = readdirSync(path.join(plugins, name))
  expect(files).toEqual(expect.arrayContaining(['index.ts', 'index.test.ts', 'README.md']))
  const readme = readFileSync(path.join(plugins, name, 'README.md'), 'utf8')
  expect(readme).toMatch(new RegExp(`^# ${name}\n`))
  for (const part of ['Events', 'Guarantees', 'Fails']) expect(readme).toContain(`**${part}.**`)
  if (!files.includes('types.ts')) expect(readme).toContain('\nNo options.\n')
})

it('has options of what is no room, too', () => {
  expect(Object.keys(workerOptions.defaults)).toEqual(['concurrency'])
})
