'use client'

import type { JourneyState } from '@plugins/pipeline/queries/readJourneys'
import { useEffect, useState } from 'react'
import { subscribeToJourneys } from './subscribeToJourneys'

const isFinished = ({ status }: Pick<JourneyState, 'status'>): boolean => status === 'ready' || status === 'refused'

/** The processing states of builds, kept up to date. Missing for builds not known yet. */
export function useJourneys(
  ids: readonly string[],
  initial: readonly JourneyState[],
): ReadonlyMap<string, JourneyState> {
  const [journeys, setJourneys] = useState<ReadonlyMap<string, JourneyState>>(
    () => new Map(initial.map((journey) => [journey.id, journey])),
  )
  const followed = ids.filter((id) => {
    const journey = journeys.get(id)
    return !journey || !isFinished(journey)
  })
  const key = followed.join()
  useEffect(() => {
    if (key === '') return
    return subscribeToJourneys(key.split(','), (docs) =>
      setJourneys((before) => new Map([...before, ...docs.map((doc) => [doc.id, doc] as const)])),
    )
  }, [key])
  return journeys
}
