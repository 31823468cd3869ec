import { useSyncExternalStore } from 'react'
import type { Limits } from './model/limits'

/** State shared by the 3D view and the material list. Part of the page's first script, so it imports neither. */
export interface ViewerState {
  /** The build whose view is open. */
  readonly openBuild: string | null
  /** The view should open. */
  readonly wantsOpen: boolean
  /** The item that is highlighted. */
  readonly highlight: string | null
  /** The part that is shown; null for all of it. */
  readonly limits: Limits | null
}

const NOTHING: ViewerState = { openBuild: null, wantsOpen: false, highlight: null, limits: null }

let state = NOTHING
const listeners = new Set<() => void>()

export function setViewerState(change: Partial<ViewerState>): void {
  state = { ...state, ...change }
  for (const listener of [...listeners]) listener()
}

/** Resets the state when the page is left. */
export const resetViewerState = (): void => setViewerState(NOTHING)

const readState = (): ViewerState => state

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useViewerState = (): ViewerState => useSyncExternalStore(listen, readState, () => NOTHING)
