import { expect, test } from 'vitest'
import { formatBlockState } from '@/schematic/blockState'
import { SchematicBuilder } from '@/schematic/build/buildSchematic'
import type { Entity, NbtValue, Schematic, Vec3 } from '@/schematic/model'
import { nbtByte, nbtCompound, nbtFloat, nbtList, nbtString } from '@/schematic/nbt/values'
import { boxesOf } from '@/schematic/shapes/boxesOf'
import { drawEntitiesAsBlocks } from '@/schematic/shapes/drawEntitiesAsBlocks'

const entity = (name: string, position: Vec3, data: Record<string, NbtValue> = {}): Entity => ({
  id: `minecraft:${name}`,
  position,
  data: nbtCompound(data),
})

/** A floor of stone with a rail on it, and these entities. */
function room(...entities: Entity[]): Schematic {
  const schematic = new SchematicBuilder({ width: 5, height: 4, length: 5 })
    .fill([0, 0, 0], [4, 0, 4], 'minecraft:stone')
    .set(4, 1, 4, 'minecraft:powered_rail[powered=false,shape=east_west]')
    .build()
  return { ...schematic, regions: schematic.regions.map((region) => ({ ...region, entities })) }
}

function drawn(schematic: Schematic): string[] {
  const [region] = drawEntitiesAsBlocks(schematic).regions
  if (region === undefined) return []
  return Array.from(region.blocks, (index, at) => {
    const state = region.palette[index]
    const place = [at % 5, Math.floor(at / 25), Math.floor(at / 5) % 5].join(' ')
    return state?.name.startsWith('entity:') ? `${place}: ${formatBlockState(state)}` : ''
  }).filter((text) => text !== '')
}

test('an item frame hangs in its cell, with what it shows', () => {
  const item = nbtCompound({ id: nbtString('minecraft:clock') })
  expect(drawn(room(entity('item_frame', [1.5, 2.5, 0.03], { Facing: nbtByte(3), Item: item })))).toEqual([
    '1 2 0: entity:item_frame[facing=south,item=minecraft:clock]',
  ])
})

test('a painting covers the cells around its middle and has a rim on its outer edges', () => {
  const painting = entity('painting', [2, 2, 0.03], { facing: nbtByte(0), variant: nbtString('minecraft:match') })
  expect(drawn(room(painting)).map((text) => text.replace(/,motive.*/, ''))).toEqual([
    '1 1 0: entity:painting[edges=lb,facing=south',
    '2 1 0: entity:painting[edges=hb,facing=south',
    '1 2 0: entity:painting[edges=lt,facing=south',
    '2 2 0: entity:painting[edges=ht,facing=south',
  ])
})

test('an armour stand is two cells high and wears what it wears', () => {
  const rotation = nbtList([nbtFloat(91), nbtFloat(0)])
  const stand = entity('armor_stand', [2.5, 1, 2.5], {
    Rotation: rotation,
    equipment: nbtCompound({ head: nbtCompound({ id: nbtString('minecraft:iron_helmet') }) }),
  })
  expect(drawn(room(stand))).toEqual([
    '2 1 2: entity:armor_stand[facing=west,head=minecraft:iron_helmet,part=lower]',
    '2 2 2: entity:armor_stand[facing=west,head=minecraft:iron_helmet,part=upper]',
  ])
})

test('a cart stands on its rail; nothing else takes the place of a block', () => {
  expect(drawn(room(entity('chest_minecart', [4.5, 1.06, 4.5]), entity('armor_stand', [1, 0, 1])))).toEqual([
    '1 1 1: entity:armor_stand[facing=south,part=upper]',
    '4 1 4: entity:minecart[load=minecraft:chest,powered=false,rail=powered_rail,shape=east_west]',
  ])
})

test('what stands has a shape within its cell', () => {
  const schematic = drawEntitiesAsBlocks(
    room(
      entity('item_frame', [1.5, 2.5, 1.5], { Facing: nbtByte(4) }),
      entity('painting', [2, 2, 0.03], { facing: nbtByte(1), variant: nbtString('minecraft:wither') }),
      entity('armor_stand', [3.5, 1, 3.5], { ArmorItems: nbtList([nbtCompound({ id: nbtString('leather_boots') })]) }),
      entity('end_crystal', [0.5, 1, 0.5]),
      entity('oak_boat', [0.5, 1, 3.5]),
      entity('minecart', [4.5, 1, 4.5]),
      entity('pig', [3.5, 1, 0.5]),
    ),
  )
  const states = schematic.regions.flatMap(({ palette }) => palette.filter(({ name }) => name.startsWith('entity:')))
  expect(new Set(states.map(({ name }) => name)).size).toBe(6)
  for (const state of states) {
    const bounds = boxesOf(state).flatMap((box) => [...box.bounds])
    expect(bounds.length).toBeGreaterThan(0)
    expect(Math.min(...bounds)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...bounds)).toBeLessThanOrEqual(16)
  }
})
