import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const text = readFileSync(path.join(root, 'docs/ARCHITECTURE.md'), 'utf8')
const section = (title: string) => text.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? ''
const cellsOf = (column: number) => (line: string) => line.split(' | ')[column] ?? ''
const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)

it('names tests that there are', () => {
  const tests =
    section('How the invariants are tested')
      .match(/^\| .*/gm)
      ?.slice(1)
      .map(cellsOf(1))
      .flatMap(quoted) ?? []
  const isThere = (name: string) =>
    ['.test.ts', '.integration.test.ts'].some((ending) => existsSync(path.join(root, name + ending)))
  expect(tests.length).toBeGreaterThan(10)
  expect(tests.filter((name) => !isThere(name))).toEqual([])
})

it('names every room', () => {
  const named = [...section('Layout').matchAll(/\]\(\.\.\/plugins\/(\w+)\)/g)].map(([, room = '']) => room)
  const rooms = readdirSync(path.join(root, 'plugins'), { withFileTypes: true }).filter((one) => one.isDirectory())
  expect(named.sort()).toEqual(rooms.map(({ name }) => name).sort())
})
