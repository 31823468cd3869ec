import { appearanceOf } from '../colors/appearanceOf'
import { PATTERN_MEANS } from '../colors/patternMeans'
import type { BlockState } from '../model'
import { boxesOf } from '../shapes/boxesOf'
import type { Look } from './look'
import { lookFrom } from './lookFrom'

/** How a state in Java's words is meshed, with its shape and the mean colours of its faces. */
export function javaLook(state: BlockState): Look {
  return lookFrom(state, boxesOf(state), appearanceOf(state), PATTERN_MEANS)
}
