'use client'

import { useEffect } from 'react'

/** Tells the page's first lines, and whoever drives a browser, that everything works from now on (`waitScript` of `src/inlineScripts.ts`). */
export function HydrationMarker() {
  useEffect(() => {
    document.documentElement.dataset.alive = ''
    dispatchEvent(new Event('shop:alive'))
  }, [])
  return null
}
