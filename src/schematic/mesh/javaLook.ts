import { appearanceOf } from '../colors/appearanceOf'
import { PATTERN_MEANS } from '../colors/patternMeans'
import type { BlockState } from '../model'
import { javaBoxesOf } from '../shapes/javaBoxesOf'
import type { Look } from './look'
import { lookFrom } from './lookFrom'

/** How a state in Java's words is meshed, with its shape and the mean colours of its faces. */
export function javaLook(state: BlockState): Look {
  return lookFrom(state, javaBoxesOf(state), appearanceOf(state), PATTERN_MEANS)
}
