import { describe, expect, it } from 'vitest'
import { blocksNamed, blocksOfItemsLike } from './blocksOfItem'

describe('the blocks that a name means', () => {
  it.each([
    ['redstone', ['minecraft:redstone', 'minecraft:redstone_wire']],
    ['Wheat Seeds', ['minecraft:wheat_seeds', 'minecraft:wheat']],
    ['minecraft:string', ['minecraft:string', 'minecraft:tripwire', 'minecraft:trip_wire']],
    ['melon_seeds', ['minecraft:melon_seeds', 'minecraft:melon_stem', 'minecraft:attached_melon_stem']],
    ['water_bucket', ['minecraft:water_bucket', 'minecraft:water']],
    ['oak_stairs', ['minecraft:oak_stairs']],
    ['wheat', ['minecraft:wheat']],
    ['create:redstone', ['create:redstone']],
    ['chain', ['minecraft:chain', 'minecraft:iron_chain']],
    ['__proto__', ['minecraft:__proto__']],
  ])('%s', (name, blocks) => {
    expect(blocksNamed(name)).toEqual(blocks)
  })

  it('are found by a part of their item’s name', () => {
    expect(blocksOfItemsLike('cocoa_b')).toEqual(['minecraft:cocoa'])
    expect(blocksOfItemsLike('')).toEqual([])
    expect(blocksOfItemsLike('%')).toEqual([])
  })
})
