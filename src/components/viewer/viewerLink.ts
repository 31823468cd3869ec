import { useSyncExternalStore } from 'react'
import type { Limits } from './model/limits'

/**
 * What the 3D view and the material list of a page tell each other. In the page's first script, so it knows nothing of
 * either.
 */
export interface Shared {
  /** The build whose view is open. */
  readonly openBuild: string | null
  /** The view is wanted; the 3D view opens it. */
  readonly wantsOpen: boolean
  /** The item that is highlighted. */
  readonly highlight: string | null
  /** The part that is shown; null for all of it. */
  readonly limits: Limits | null
}

const NOTHING: Shared = { openBuild: null, wantsOpen: false, highlight: null, limits: null }

let shared = NOTHING
const listeners = new Set<() => void>()

export function share(change: Partial<Shared>): void {
  shared = { ...shared, ...change }
  for (const listener of [...listeners]) listener()
}

/** A page that is left takes its wishes with it. */
export const forgetShared = (): void => share(NOTHING)

const readShared = (): Shared => shared

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useShared = (): Shared => useSyncExternalStore(listen, readShared, () => NOTHING)
