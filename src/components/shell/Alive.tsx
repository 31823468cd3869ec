'use client'

import { useEffect } from 'react'

/** Tells the page's first lines, and whoever drives a browser, that buttons work from now on (`src/server/http/deferRuntime.ts`). */
export function Alive() {
  useEffect(() => {
    document.documentElement.dataset.alive = ''
    dispatchEvent(new Event('shop:alive'))
  }, [])
  return null
}
