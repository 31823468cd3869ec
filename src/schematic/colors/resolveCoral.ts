import { type BlockPaint, paint, uniform } from './blockPaint'
import { pickEntry } from './pickEntry'

/** 0xRRGGBB */
const CORALS: Readonly<Record<string, number>> = {
  tube: 0x3358d6,
  brain: 0xd35fa2,
  bubble: 0xa62aa8,
  fire: 0xb32a34,
  horn: 0xd9c644,
}

const DEAD = 0x847c77

/** Corals of any form, living or dead. */
export function resolveCoral(name: string): BlockPaint | undefined {
  const coral = /^(dead_)?(tube|brain|bubble|fire|horn)_coral/.exec(name)
  const living = pickEntry(CORALS, coral?.[2])
  return living === undefined ? undefined : uniform(paint(coral?.[1] ? DEAD : living, 'cobble'))
}
