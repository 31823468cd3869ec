import { commonAppearance } from '../colors/commonAppearance'
import { COMMON_MEANS } from '../colors/resolveCommon'
import type { BlockState } from '../model'
import { FULL_CUBE } from '../shapes/box'
import { asCube, boxesByProperties, commonDrawing, isRare } from '../shapes/commonBoxes'
import type { Look } from './look'
import { lookFrom } from './lookFrom'

/**
 * As lookOf, for a state in Java's words of a block that most builds are made of; undefined where it takes the rest of the shapes
 * and colours to know how it looks.
 */
export function commonLook(state: BlockState): Look | undefined {
  const { name, properties } = state
  const path = name.slice(name.indexOf(':') + 1)
  if (isRare(path)) return undefined
  const boxes = asCube(commonDrawing(path)?.(properties, path) ?? boxesByProperties(properties) ?? FULL_CUBE)
  const appearance = commonAppearance(state)
  return boxes.length > 0 && !appearance ? undefined : lookFrom(state, boxes, appearance, COMMON_MEANS)
}
