import { expect, it } from 'vitest'
import { titleOf } from './titleOf'

it.each([
  ['my_big-castle.v2.schem', 'My big castle v2'],
  ['mill', 'Mill'],
  ['замок.litematic', 'Замок'],
  ['.schem', ''],
  ['a + b.nbt', 'A b'],
])('makes of %j %j', (filename, title) => {
  expect(titleOf(filename)).toBe(title)
})

it('is no longer than a title may be', () => {
  expect(titleOf(`${'x'.repeat(200)}.schem`)).toHaveLength(100)
})
