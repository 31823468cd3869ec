import type { Journey } from '@plugins/listings/queries/readListing'
import { JourneySteps } from './JourneySteps'

const completedSteps = ({ status, hashedAt, scannedAt, inspectedAt }: Journey) => {
  if (status === 'ready') return 5
  if (inspectedAt) return 4
  if (scannedAt) return 3
  return hashedAt ? 2 : 1
}

/** How far a file has got; read out when it moves. */
export function FileJourney({ journey, isScanned }: { journey: Journey; isScanned: boolean }) {
  return (
    <div role="status">
      <JourneySteps status={journey.status} reached={completedSteps(journey)} isScanned={isScanned} />
    </div>
  )
}
