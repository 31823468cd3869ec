import type { Journey } from '@plugins/listings/queries/readListing'
import { JourneySteps } from './JourneySteps'

/** The progress of a file, announced when it changes. */
export function FileJourney({ journey, isScanned }: { journey: Journey; isScanned: boolean }) {
  return (
    <div role="status">
      <JourneySteps status={journey.status} reached={journey.reached} isScanned={isScanned} />
    </div>
  )
}
