import { itemsOfBedrockState } from '@/schematic/inspect/itemsOfBedrockState'
import { itemsOfState } from '@/schematic/inspect/itemsOfState'
import { sinceRenamed } from '@/schematic/legacy/renamedItems'

/** Blocks placed by an item of another name: placed, sown or poured. */
const blocks = [
  ...['redstone_wire', 'tripwire', 'carrots', 'potatoes', 'beetroots', 'wheat', 'cocoa', 'sweet_berry_bush'],
  ...['melon_stem', 'attached_melon_stem', 'pumpkin_stem', 'attached_pumpkin_stem', 'torchflower_crop', 'pitcher_crop'],
  ...['cave_vines', 'cave_vines_plant', 'powder_snow', 'water', 'lava'],
]

/** The names of those blocks in Bedrock. */
const bedrockBlocks = ['trip_wire']

const byItem = new Map<string, string[]>()
for (const [itemsOf, names] of [
  [itemsOfState, blocks],
  [itemsOfBedrockState, bedrockBlocks],
] as const)
  for (const block of names)
    for (const [item] of itemsOf({ name: `minecraft:${block}`, properties: {} }))
      byItem.set(item, [...(byItem.get(item) ?? []), `minecraft:${block}`])

/** A typed name as an id: `Wheat seeds` is `minecraft:wheat_seeds`. */
const idOf = (name: string) => {
  const id = name.toLowerCase().trim().replaceAll(' ', '_')
  return id.includes(':') ? id : `minecraft:${id}`
}

/** The blocks a name may mean: itself, its current name, or what is placed with that item. */
export function blocksNamed(name: string): [string, ...string[]] {
  const id = idOf(name)
  const today = sinceRenamed(id)
  return [id, ...(today === id ? [] : [today]), ...(byItem.get(id) ?? [])]
}

/** The blocks that are placed with items whose names hold what someone has typed so far. */
export const blocksOfItemsLike = (typed: string): string[] =>
  typed === '' ? [] : [...byItem].flatMap(([item, placed]) => (item.split(':')[1]?.includes(typed) ? placed : []))
