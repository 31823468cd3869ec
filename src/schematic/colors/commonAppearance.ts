import type { BlockState } from '../model'
import { type Appearance, applyAppearance, paintedAs } from './applyState'
import { resolveCommon } from './resolveCommon'

/** As appearanceOf, for the blocks that most builds are made of; undefined where it takes more to know. */
export function commonAppearance(state: BlockState): Appearance | undefined {
  const painted = resolveCommon(paintedAs(state))
  return painted && applyAppearance(state, painted)
}
