import { useSyncExternalStore } from 'react'
import type { Limits } from './model/limits'

/**
 * What the 3D view and the material list of a page tell each other. In the page's first script, so it knows nothing of
 * either.
 */
export interface ViewerState {
  /** The build whose view is open. */
  readonly openBuild: string | null
  /** The view is wanted; the 3D view opens it. */
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

/** A page that is left takes its wishes with it. */
export const resetViewerState = (): void => setViewerState(NOTHING)

const readState = (): ViewerState => state

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useViewerState = (): ViewerState => useSyncExternalStore(listen, readState, () => NOTHING)
