import { commonAppearance } from '../colors/commonAppearance'
import { COMMON_MEANS, COMMON_RULES } from '../colors/resolveCommon'
import type { BlockState } from '../model'
import { FULL_CUBE } from '../shapes/box'
import { asCube, boxesByProperties, commonDrawing } from '../shapes/commonBoxes'
import type { Look } from './look'
import { lookFrom } from './lookFrom'

/**
 * Names of cubes among those that resolveKnown.ts makes colours for by rule; other names it knows may have rare shapes.
 */
const CUBES =
  /(planks|log|wood|hyphae|leaves|mosaic|wool|concrete|powder|terracotta|glass|box|_ore|bricks|tiles|block|copper|(sand|black|_)stone|quartz|tuff|ite|slate|basalt)$/

/** Like lookOf, for Java states of common blocks; undefined if the rest of the shapes and colors is needed. */
export function commonLook(state: BlockState): Look | undefined {
  const { name, properties } = state
  const path = name.slice(name.indexOf(':') + 1)
  const draw = commonDrawing(path)
  if (!draw && !COMMON_RULES.table.has(path) && !CUBES.test(path)) return undefined
  const boxes = asCube(draw?.(properties, path) ?? boxesByProperties(properties) ?? FULL_CUBE)
  const appearance = commonAppearance(state)
  return boxes.length > 0 && !appearance ? undefined : lookFrom(state, boxes, appearance, COMMON_MEANS)
}
