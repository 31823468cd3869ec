import { describe, expect, it } from 'vitest'
import type { FileFacts } from './filePreview'
import { guessListing } from './guessListing'

const categories = ['houses', 'castles', 'farms', 'redstone', 'terrain', 'other']
const facts = (blocks: Record<string, number>, mods: string[] = []): FileFacts => ({
  format: 'sponge',
  edition: 'java',
  gameVersion: '1.21.1',
  width: 1,
  height: 1,
  length: 1,
  blockCount: 1,
  blocks: Object.fromEntries(Object.entries(blocks).map(([name, count]) => [`minecraft:${name}`, count])),
  metadata: { name: null, author: null, description: null, created: null, modified: null },
  mods,
  safety: [],
})

describe('guessing what a build is', () => {
  it.each([
    ['My big castle v2', 'castles', ['castle']],
    ['Starter houses', 'houses', ['house']],
    ['Alter Turm', 'castles', ['turm']],
    ['城 of the north', 'castles', ['城']],
    ['Untitled', '', []],
  ])('goes by the words of its title: %s', (title, category, tags) => {
    expect(guessListing(title, undefined, categories)).toEqual({ category, tags })
  })

  it.each([
    ['terrain', { stone: 500, dirt: 300, grass_block: 100, oak_leaves: 50 }, 'terrain', []],
    ['a keep', { stone_bricks: 600, cobblestone: 200, oak_planks: 100 }, 'castles', ['medieval']],
    ['a machine', { smooth_stone: 80, redstone_wire: 15, repeater: 5 }, 'redstone', ['redstone']],
    ['a field', { dirt: 60, farmland: 20, wheat: 20 }, 'farms', ['nature']],
    ['a home', { white_concrete: 80, oak_door: 2, glass: 30 }, 'houses', ['modern']],
    ['nothing known', { white_wool: 10 }, '', []],
    ['no blocks', {}, '', []],
  ])('goes by what it is made of: %s', (_what, blocks, category, tags) => {
    expect(guessListing('Untitled', facts(blocks), categories)).toEqual({ category, tags })
  })

  it('guesses no category that the shop lacks', () => {
    expect(guessListing('A ship', undefined, categories)).toEqual({ category: '', tags: ['ship'] })
  })

  it('says that a build needs mods', () => {
    expect(guessListing('Untitled', facts({}, ['create']), categories).tags).toEqual(['modded'])
  })
})
