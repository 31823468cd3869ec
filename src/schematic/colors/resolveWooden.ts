import { type BlockPaint, paint, uniform } from './blockPaint'
import { mixColor, scaleColor } from './mixColor'
import type { Wood } from './woods'

/** The paint of a wooden block: `thing` is the name without the wood, such as `fence_gate`. */
export function resolveWooden(thing: string, wood: Wood, name: string): BlockPaint | undefined {
  if (/leaves/.test(thing)) {
    const flowering = name === 'cherry'
    return uniform(paint(wood.leaves, flowering ? 'blossom' : 'leaves', mixColor(wood.leaves, 0xffffff, 0.45)))
  }
  if (/sapling|propagule/.test(thing)) return uniform(paint(wood.leaves, 'leaves'))
  if (thing === 'roots') return uniform(paint(wood.bark, 'bark'))
  const ends = paint(scaleColor(wood.plank, 1.04), 'rings', wood.bark)
  if (/^stripped_.*(log|stem|block)$/.test(thing))
    return uniform(paint(scaleColor(wood.plank, 1.02), 'heartwood'), ends)
  if (/^stripped_/.test(thing)) return uniform(paint(scaleColor(wood.plank, 1.02), 'heartwood'))
  if (/(^|_)(log|stem|block)s?$/.test(thing)) return uniform(paint(wood.bark, 'bark'), ends)
  if (/(^|_)(wood|hyphae)$/.test(thing)) return uniform(paint(wood.bark, 'bark'))
  if (/door$/.test(thing)) return uniform(paint(wood.plank, 'window', scaleColor(wood.plank, 0.55)))
  if (/mosaic/.test(thing)) return uniform(paint(wood.plank, 'tiles'))
  if (/sign/.test(thing)) return uniform(paint(wood.plank, 'planks', scaleColor(wood.plank, 0.4)))
  return uniform(paint(wood.plank, 'planks'))
}
