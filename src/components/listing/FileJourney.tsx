import type { Journey } from '@plugins/listings/queries/readListing'
import { JourneySteps } from './JourneySteps'

/** How far a file has got; read out when it moves. */
export function FileJourney({ journey, isScanned }: { journey: Journey; isScanned: boolean }) {
  return (
    <div role="status">
      <JourneySteps status={journey.status} reached={journey.reached} isScanned={isScanned} />
    </div>
  )
}
