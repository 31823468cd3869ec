'use client'

import { useEffect } from 'react'

/** Tells the page's first lines that buttons work from now on (`src/server/http/deferRuntime.ts`). */
export function Alive() {
  useEffect(() => {
    dispatchEvent(new Event('shop:alive'))
  }, [])
  return null
}
