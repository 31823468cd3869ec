'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { subscribeToJourneys } from '../journey/subscribeToJourneys'

/** Reads the page anew whenever one of these builds' files gets a step further. */
export function RefreshWhileProcessing({ ids }: { ids: readonly string[] }) {
  const router = useRouter()
  const key = ids.join()
  useEffect(() => {
    let seen: string | undefined
    return subscribeToJourneys(key.split(','), (journeys) => {
      const now = JSON.stringify(journeys)
      // The first is what the page shows, unless it was quicker than the page; both cost one look.
      if (now !== seen) router.refresh()
      seen = now
    })
  }, [key, router])
  return null
}
