import { useSyncExternalStore } from 'react'

/** Whether the scripts are there: not while the server renders, nor for the first time in the browser. */
export const useIsHydrated = () =>
  useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
