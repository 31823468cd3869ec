import type { BlockState } from '../model'
import { type Appearance, applyAppearance } from './applyState'
import { resolveCommon } from './resolveCommon'

/** As appearanceOf, for the blocks that most builds are made of; undefined where it takes more to know. */
export function commonAppearance(state: BlockState): Appearance | undefined {
  const painted = resolveCommon(state.name)
  return painted && applyAppearance(state, painted)
}
