import { type BlockPaint, paint, uniform } from './blockPaint'
import { mixColor, scaleColor } from './mixColor'

/** The paint of a dyed block: `thing` is the name without the color, such as `stained_glass_pane`. */
export function resolveDyed(thing: string, dye: number): BlockPaint | undefined {
  if (/^stained_glass/.test(thing)) {
    return { ...uniform(paint(dye, 'glass', mixColor(dye, 0xffffff, 0.18))), alpha: 0.46 }
  }
  if (thing === 'glazed_terracotta') return uniform(paint(dye, 'swirl', mixColor(dye, 0xf4ead2, 0.6)))
  if (/terracotta|hardened_clay/.test(thing))
    return uniform(paint(scaleColor(mixColor(dye, 0x96583c, 0.42), 0.88), 'smooth'))
  if (thing === 'concrete_powder') return uniform(paint(mixColor(dye, 0xd8d8d0, 0.14), 'grain'))
  if (thing === 'concrete') return uniform(paint(scaleColor(dye, 0.96), 'smooth'))
  if (thing === 'shulker_box') return uniform(paint(dye, 'cap', scaleColor(dye, 0.82)), paint(dye, 'plate'))
  if (/wool|carpet|bed|banner/.test(thing)) return uniform(paint(dye, 'weave'))
  if (/tulip|candle|harness/.test(thing)) return uniform(paint(dye, 'smooth'))
  return undefined
}
