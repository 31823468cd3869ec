'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { followJourneys } from '../journey/followJourneys'

/** Reads the page anew whenever one of these builds' files gets a step further. */
export function RefreshWhileMoving({ ids }: { ids: readonly string[] }) {
  const router = useRouter()
  const key = ids.join()
  useEffect(() => {
    let seen: string | undefined
    return followJourneys(key.split(','), (journeys) => {
      const now = JSON.stringify(journeys)
      // The first is what the page shows, unless it was quicker than the page; both cost one look.
      if (now !== seen) router.refresh()
      seen = now
    })
  }, [key, router])
  return null
}
