import type { BlockState, Edition } from '../model'
import { toJavaTerms } from '../shapes/toJavaTerms'
import { javaLook } from './javaLook'
import type { Look } from './look'

/** How a block state of either edition is meshed, with its shape and the mean colours of its faces. */
export function lookOf(state: BlockState, edition: Edition): Look {
  return javaLook(toJavaTerms(state, edition))
}
