import { describe, expect, it } from 'vitest'
import { appearanceOf } from '@/schematic/colors/appearanceOf'
import { state } from './buildSchematic'

const look = (text: string) => appearanceOf(state(text))
const rgb = (text: string) => [look(text).r, look(text).g, look(text).b]

describe('appearanceOf', () => {
  it('gives an unknown block a stable colour of its own', () => {
    expect(rgb('somemod:zorblax_frame')).toEqual(rgb('somemod:zorblax_frame'))
    expect(rgb('somemod:zorblax_frame')).not.toEqual(rgb('othermod:zorblax_frame'))
  })

  it('gives the stairs, slab and wall of a material the colour of its block', () => {
    for (const shape of ['stairs', 'slab', 'wall']) expect(rgb(`granite_${shape}`)).toEqual(rgb('granite'))
    expect(rgb('stone_brick_stairs')).toEqual(rgb('stone_bricks'))
    expect(rgb('oak_fence')).toEqual(rgb('oak_planks'))
  })

  it('understands woods, dyes and metals in names of mods', () => {
    expect(rgb('somemod:spruce_table')).toEqual(rgb('spruce_planks'))
    expect(look('somemod:red_stained_glass').alpha).toBeLessThan(1)
    expect(look('somemod:marble_bricks').pattern).not.toBe(look('somemod:willow_planks').pattern)
  })

  it('makes glass, water and ice see-through and stone not', () => {
    for (const clear of ['glass', 'water', 'ice', 'slime_block', 'blue_stained_glass_pane'])
      expect(look(clear).alpha).toBeLessThan(1)
    expect(look('stone').alpha).toBe(1)
  })

  it('reddens redstone with its power and ripens wheat with its age', () => {
    expect(look('redstone_wire[power=15]').r).toBeGreaterThan(look('redstone_wire[power=1]').r)
    expect(look('wheat[age=7]').r).toBeGreaterThan(look('wheat[age=0]').r)
  })

  it('ages copper from orange to green', () => {
    const [fresh, old] = [look('cut_copper_stairs'), look('waxed_oxidized_cut_copper_stairs')]
    expect(fresh.r).toBeGreaterThan(fresh.g)
    expect(old.g).toBeGreaterThan(old.r)
  })

  it('bears any name', () => {
    const names = [
      '',
      ':',
      'a:',
      '_stairs',
      '__',
      'constructor',
      'toString',
      '_block'.repeat(4000),
      'waxed_'.repeat(900),
      '石_stairs',
      '\u0000',
    ]
    for (const name of names) {
      const { r, g, b } = appearanceOf({ name, properties: { age: 'NaN', power: 'x', facing: 'up-side' } })
      expect([r, g, b].every((channel) => Number.isInteger(channel) && channel >= 0 && channel <= 255)).toBe(true)
    }
  })
})
