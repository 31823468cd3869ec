'use client'

import { useEffect } from 'react'

/**
 * Tells inline scripts and browser tests that the page is hydrated (`waitScript` of `src/inlineScripts/compiled.ts`).
 */
export function HydrationMarker() {
  useEffect(() => {
    document.documentElement.dataset.alive = ''
    dispatchEvent(new Event('shop:alive'))
  }, [])
  return null
}
