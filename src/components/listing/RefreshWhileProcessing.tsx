'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { subscribeToJourneys } from '../journey/subscribeToJourneys'

/** Refreshes the page whenever a file of these builds completes a step. */
export function RefreshWhileProcessing({ ids }: { ids: readonly string[] }) {
  const router = useRouter()
  const key = ids.join()
  useEffect(() => {
    let seen: string | undefined
    return subscribeToJourneys(key.split(','), (journeys) => {
      const now = JSON.stringify(journeys)
      // The first state is usually what the page shows; comparing avoids an extra refresh.
      if (now !== seen) router.refresh()
      seen = now
    })
  }, [key, router])
  return null
}
