import { expect, it } from 'vitest'
import { inStacks } from './materialRow'
import { writeCsv } from './writeCsv'

it.each([
  [['minecraft:stone', 3_500, 64], { boxes: 2, stacks: 0, items: 44 }],
  [['minecraft:oak_sign', 33, 16], { boxes: 0, stacks: 2, items: 1 }],
  [['minecraft:cake', 28, 1], { boxes: 1, stacks: 1, items: 0 }],
] as const)('packs %j', (row, wanted) => expect(inStacks(row)).toEqual(wanted))

it('writes what a spreadsheet reads, and no formula of a stranger’s', () => {
  const rows = [
    ['minecraft:oak_planks', 65, 64],
    ['=HYPERLINK("x"),1', 1, 64],
  ] as const
  expect(writeCsv(rows, ['Id', 'Item', 'Number', 'Stack', 'Boxes', 'Stacks', 'Items']).split('\r\n')).toEqual([
    'Id,Item,Number,Stack,Boxes,Stacks,Items',
    'minecraft:oak_planks,Oak planks,65,64,0,1,1',
    `"'=HYPERLINK(""x""),1","'=HYPERLINK(""x""),1",1,64,0,0,1`,
    '',
  ])
})
