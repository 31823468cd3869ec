import type { BlockState } from '../model'
import { type Appearance, applyAppearance } from './applyState'
import { resolveCommon } from './resolveCommon'

/** Like appearanceOf, for common blocks; undefined for others. */
export function commonAppearance(state: BlockState): Appearance | undefined {
  const painted = resolveCommon(state.name)
  return painted && applyAppearance(state, painted)
}
