import { expect, it } from 'vitest'
import { convertedName, findTarget, targetOfFile, targets } from './targets'

it.each([
  ['sponge2', 'sponge2'],
  ['schem', 'sponge'],
  ['litematica', 'litematic'],
  ['bedrock', 'mcstructure'],
  ['constructor', undefined],
  ['', undefined],
])('is meant by %j', (name, target) => {
  expect(findTarget(name)).toBe(target)
})

it('is found by its own name', () => {
  expect(targets.map(findTarget)).toEqual([...targets])
})

it.each([
  ['sponge', 3, 'sponge'],
  ['sponge', 2, 'sponge2'],
  ['sponge', 1, undefined],
  ['litematic', 6, 'litematic'],
  ['mcedit', null, 'mcedit'],
  [null, null, undefined],
])('is what a file of %s %s is in', (format, version, target) => {
  expect(targetOfFile(format, version)).toBe(target)
})

it.each([
  ['mill.schem', 'litematic', 'mill.litematic'],
  ['mill.v2.LITEMATIC', 'sponge2', 'mill.v2.schem'],
  ['mill.zip', 'structure', 'mill.zip.nbt'],
  ['.schem', 'mcedit', '.schem.schematic'],
] as const)('names %s as %s %s', (filename, target, name) => {
  expect(convertedName(filename, target)).toBe(name)
})
